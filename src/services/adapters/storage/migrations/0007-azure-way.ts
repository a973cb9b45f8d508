import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const azureWay: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('azure_way')
      .addColumn('tenant_id', 'text', (column) => column.primaryKey())
      .addColumn('way', 'text', (column) => column.notNull())
      .addColumn('failure', 'text')
      .addColumn('tried_at', 'timestamptz', (column) => column.notNull())
      .execute();
  },
};
