import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const azureAlertPaths: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('azure_alert_path')
      .addColumn('tenant_id', 'text', (column) => column.primaryKey())
      .addColumn('secret_hash', 'text', (column) => column.notNull().unique())
      .addColumn('subscription_ids', sql`text[]`, (column) => column.notNull())
      .addColumn('since', 'timestamptz', (column) => column.notNull())
      .execute();
  },
};
