import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const ownTroubles: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('own_trouble')
      .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('since', 'timestamptz', (column) => column.notNull())
      .addColumn('failed_at', 'timestamptz', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('why', 'text', (column) => column.notNull())
      .addColumn('raised_at', 'timestamptz')
      .addColumn('ended_at', 'timestamptz')
      .execute();
    await db.schema
      .createIndex('own_trouble_open')
      .on('own_trouble')
      .column('kind')
      .unique()
      .where(sql`ended_at`, 'is', null)
      .execute();

    await db.schema
      .createTable('own_notice')
      .addColumn('trouble_id', 'uuid', (column) => column.notNull().references('own_trouble.id').onDelete('cascade'))
      .addColumn('notice', 'text', (column) => column.notNull())
      .addColumn('pager', 'text', (column) => column.notNull())
      .addColumn('claimed_at', 'timestamptz', (column) => column.notNull())
      .addColumn('sent_at', 'timestamptz')
      .addPrimaryKeyConstraint('own_notice_pkey', ['trouble_id', 'notice', 'pager'])
      .execute();

    await db.schema
      .createTable('token_outcome')
      .addColumn('tenant_id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .addColumn('failure', 'text')
      .addColumn('failing_since', 'timestamptz')
      .execute();
  },
};
