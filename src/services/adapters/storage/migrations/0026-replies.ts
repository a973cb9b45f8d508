import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How customers are written to, and what they were told about which incident. */
export const replies: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('reply_manner')
      .addColumn('tenant_id', 'text', (column) => column.primaryKey())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('tone', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('taken_reply')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('incident_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('agent', 'jsonb', (column) => column.notNull())
      .addColumn('taken_at', 'timestamptz', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('taken_reply_customer')
      .on('taken_reply')
      .columns(['tenant_id', 'incident_id', 'taken_at'])
      .execute();
  },
};
