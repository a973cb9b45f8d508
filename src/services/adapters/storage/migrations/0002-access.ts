import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const access: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('account_token')
      .addColumn('account', 'text', (column) => column.primaryKey())
      .addColumn('object_id', 'text', (column) => column.notNull())
      .addColumn('user_name', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('received_at', 'timestamptz', (column) => column.notNull())
      .addColumn('claimed_until', 'timestamptz')
      .execute();

    await db.schema
      .createTable('access_way')
      .addColumn('tenant_id', 'text', (column) => column.primaryKey())
      .addColumn('way', 'text', (column) => column.notNull())
      .addColumn('failure', 'text')
      .addColumn('tried_at', 'timestamptz', (column) => column.notNull())
      .execute();
  },
};
