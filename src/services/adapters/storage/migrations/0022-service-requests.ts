import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const serviceRequests: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('service_request')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('incident_ids', sql`text[]`, (column) => column.notNull())
      .addColumn('hearer_ids', sql`text[]`, (column) => column.notNull())
      .addColumn('progress', 'text', (column) => column.notNull())
      .addColumn('is_open', 'boolean', (column) => column.notNull())
      .addColumn('is_followed', 'boolean', (column) => column.notNull())
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
      .addColumn('request', 'jsonb', (column) => column.notNull())
      .addColumn('begun_at', 'timestamptz', (column) => column.notNull())
      .addColumn('claimed_at', 'timestamptz')
      .execute();
    await db.schema.createIndex('service_request_tenant').on('service_request').column('tenant_id').execute();
    for (const column of ['incident_ids', 'hearer_ids'])
      await sql`create index ${sql.ref(`service_request_${column}`)} on service_request using gin (${sql.ref(column)})`.execute(
        db,
      );
    await sql`create index service_request_followed on service_request (id) where is_followed`.execute(db);
  },
};
