import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const audience: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('audience')
      .addColumn('conversation_id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('tenant_ids', 'jsonb', (column) => column.notNull())
      .addColumn('approved_at', 'timestamptz', (column) => column.notNull())
      .addColumn('approved_by', 'text', (column) => column.notNull())
      .execute();
  },
};
