import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const relationships: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const none = sql`'{}'`;
    await db.schema
      .alterTable('customer')
      .addColumn('relations', sql`text[]`, (column) => column.notNull().defaultTo(none))
      .execute();
    // Until now there was one source.
    await sql`update customer set relations = '{partner-center}'`.execute(db);

    await db.schema
      .createTable('gdap_relationship')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('ends_at', 'timestamptz')
      .addColumn('auto_extends', 'boolean', (column) => column.notNull())
      .addColumn('role_ids', sql`text[]`, (column) => column.notNull())
      .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('access_assignment')
      .addColumn('relationship_id', 'text', (column) =>
        column.notNull().references('gdap_relationship.id').onDelete('cascade'),
      )
      .addColumn('group_id', 'text', (column) => column.notNull())
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('role_ids', sql`text[]`, (column) => column.notNull())
      .addColumn('is_active', 'boolean', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('access_assignment_by_relationship')
      .on('access_assignment')
      .column('relationship_id')
      .execute();

    await db.schema
      .createTable('offboarding')
      .addColumn('tenant_id', 'text', (column) => column.primaryKey())
      .addColumn('offboarded_at', 'timestamptz', (column) => column.notNull())
      .execute();
  },
};
