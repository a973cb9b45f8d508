import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const calendarFeeds: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('calendar_feed')
      .addColumn('conversation_id', 'text', (column) => column.primaryKey())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('place', 'jsonb', (column) => column.notNull())
      .addColumn('owner', 'jsonb', (column) => column.notNull())
      .addColumn('reader', 'jsonb', (column) => column.notNull())
      .addColumn('names_customers', 'boolean', (column) => column.notNull())
      .addColumn('given_at', 'timestamptz', (column) => column.notNull())
      .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
      .execute();
  },
};
