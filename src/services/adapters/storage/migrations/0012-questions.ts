import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const questions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('question_asked')
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('service_id', 'text', (column) => column.notNull())
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('asked_by', 'text', (column) => column.notNull())
      .addColumn('asked_at', 'timestamptz', (column) => column.notNull())
      .addPrimaryKeyConstraint('question_asked_pkey', ['source', 'service_id', 'tenant_id', 'asked_by'])
      .execute();
    await db.schema
      .createIndex('question_asked_lately')
      .on('question_asked')
      .columns(['source', 'service_id', 'asked_at'])
      .execute();
  },
};
