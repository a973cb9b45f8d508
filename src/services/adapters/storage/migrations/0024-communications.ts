import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const communications: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('communication')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('facts', 'jsonb', (column) => column.notNull())
      .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('first_seen_at', 'timestamptz', (column) => column.notNull())
      .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('communication_revision')
      .addColumn('communication_id', 'text', (column) =>
        column.notNull().references('communication.id').onDelete('cascade'),
      )
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .addColumn('facts', 'jsonb', (column) => column.notNull())
      .addPrimaryKeyConstraint('communication_revision_pkey', ['communication_id', 'revision'])
      .execute();
    await db.schema
      .createTable('communication_at')
      .addColumn('communication_id', 'text', (column) =>
        column.notNull().references('communication.id').onDelete('cascade'),
      )
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('communication_at_pkey', ['communication_id', 'tenant_id'])
      .execute();
    await sql`create index communication_at_tenant on communication_at (tenant_id, source)`.execute(db);
    await db.schema
      .createTable('communication_reading')
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('read_at', 'timestamptz')
      .addColumn('failure', 'text')
      .addPrimaryKeyConstraint('communication_reading_pkey', ['tenant_id', 'source'])
      .execute();
    await db.schema
      .createTable('communication_told')
      .addColumn('following_id', 'text', (column) => column.notNull().references('following.id').onDelete('cascade'))
      .addColumn('communication_id', 'text', (column) =>
        column.notNull().references('communication.id').onDelete('cascade'),
      )
      .addColumn('told', 'jsonb', (column) => column.notNull())
      .addPrimaryKeyConstraint('communication_told_pkey', ['following_id', 'communication_id'])
      .execute();
  },
};
