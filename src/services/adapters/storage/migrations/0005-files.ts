import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const files: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('file_link')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('file', 'jsonb', (column) => column.notNull())
      .addColumn('agent', 'jsonb', (column) => column.notNull())
      .addColumn('locale', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
      .addColumn('used_at', 'timestamptz')
      .execute();

    await db.schema
      .createTable('deed')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('by_name', 'text', (column) => column.notNull())
      .addColumn('by_id', 'text', (column) => column.notNull())
      .addColumn('begun_at', 'timestamptz', (column) => column.notNull())
      .addColumn('is_done', 'boolean', (column) => column.notNull())
      .execute();
  },
};
