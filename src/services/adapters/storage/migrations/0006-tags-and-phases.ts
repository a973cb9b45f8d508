import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const tagsAndPhases: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('customer_tag')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('tagged_at', 'timestamptz', (column) => column.notNull())
      .addColumn('tagged_by', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('customer_tag_pkey', ['key', 'tenant_id'])
      .execute();

    await db.schema.alterTable('audience').addColumn('tag_key', 'text').addColumn('tag_name', 'text').execute();
    await db.schema.alterTable('incident_state').addColumn('phase', 'text').execute();
    await db.schema
      .alterTable('gdap_relationship')
      .addColumn('assigned', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
