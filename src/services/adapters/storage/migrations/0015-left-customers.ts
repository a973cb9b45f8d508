import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const leftCustomers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('left_customer')
      .addColumn('tenant_id', 'text', (column) => column.primaryKey())
      .addColumn('left_at', 'timestamptz', (column) => column.notNull())
      .execute();
  },
};
