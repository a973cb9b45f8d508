import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const firstTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('bot_state')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('etag', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
      // json, not jsonb: nothing searches in it, it is cheaper, and jsonb refuses the \u0000 that a user may paste.
      .addColumn('data', 'json', (column) => column.notNull())
      .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('customer')
      .addColumn('tenant_id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('domain', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('incident_state')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('incident_id', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('noted_at', 'timestamptz', (column) => column.notNull())
      .addColumn('worsened_at', 'timestamptz')
      .addPrimaryKeyConstraint('incident_state_pkey', ['tenant_id', 'incident_id'])
      .execute();

    await db.schema
      .createIndex('incident_state_by_incident')
      .on('incident_state')
      .expression(sql`upper(incident_id)`)
      .execute();

    await db.schema
      .createTable('turn')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('claimed_at', 'timestamptz', (column) => column.notNull())
      .addColumn('claimed_by', 'text', (column) => column.notNull())
      .addColumn('done_at', 'timestamptz')
      .execute();
  },
};
