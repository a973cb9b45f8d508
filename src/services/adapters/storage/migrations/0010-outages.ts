import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const outages: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('outage')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('classification', 'text', (column) => column.notNull())
      .addColumn('phase', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('is_open', 'boolean', (column) => column.notNull())
      .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
      .addColumn('posts', 'integer', (column) => column.notNull())
      .addColumn('incident', 'json', (column) => column.notNull())
      .addColumn('first_seen_at', 'timestamptz', (column) => column.notNull())
      .addColumn('read_at', 'timestamptz', (column) => column.notNull())
      .addColumn('ended_at', 'timestamptz')
      .execute();
    await db.schema.createIndex('outage_by_end').on('outage').column('ended_at').execute();

    await db.schema
      .createTable('outage_change')
      .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
      .addColumn('outage_id', 'text', (column) => column.notNull().references('outage.id').onDelete('cascade'))
      .addColumn('transition', 'text', (column) => column.notNull())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .addColumn('tenant_ids', sql`text[]`, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('outage_change_by_outage').on('outage_change').column('outage_id').execute();

    await db.schema
      .createTable('exposure')
      .addColumn('outage_id', 'text', (column) => column.notNull().references('outage.id').onDelete('cascade'))
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('since', 'timestamptz', (column) => column.notNull())
      .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
      .addColumn('ended_at', 'timestamptz')
      .addColumn('missing_since', 'timestamptz')
      .addPrimaryKeyConstraint('exposure_pkey', ['outage_id', 'tenant_id'])
      .execute();
    await db.schema.createIndex('exposure_by_tenant').on('exposure').columns(['tenant_id', 'source']).execute();

    await db.schema
      .createTable('source_look')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('answered_at', 'timestamptz')
      .addColumn('failure', 'text')
      .addColumn('digest', 'text')
      .addColumn('service_ids', sql`text[]`, (column) => column.notNull())
      .addPrimaryKeyConstraint('source_look_pkey', ['tenant_id', 'source'])
      .execute();
  },
};
