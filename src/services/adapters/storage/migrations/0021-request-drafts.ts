import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const requestDrafts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('request_draft')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('agent_id', 'text', (column) => column.notNull())
      .addColumn('draft', 'jsonb', (column) => column.notNull())
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('request_draft_agent').on('request_draft').column('agent_id').execute();
  },
};
