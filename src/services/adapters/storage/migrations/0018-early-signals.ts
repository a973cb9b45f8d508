import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const earlySignals: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('question_asked')
      .addColumn('service_name', 'text', (column) => column.notNull().defaultTo(''))
      .execute();

    await db.schema
      .createTable('early_signal')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('service_id', 'text', (column) => column.notNull())
      .addColumn('service_name', 'text', (column) => column.notNull())
      .addColumn('raised_at', 'timestamptz', (column) => column.notNull())
      .addColumn('tenant_ids', sql`text[]`, (column) => column.notNull())
      .addColumn('published_as', 'text')
      .addColumn('ended_at', 'timestamptz')
      .execute();
    await db.schema
      .createIndex('early_signal_standing')
      .on('early_signal')
      .columns(['source', 'service_id'])
      .unique()
      .where(sql`ended_at`, 'is', null)
      .execute();

    await db.schema
      .createTable('signal_voice')
      .addColumn('signal_id', 'text', (column) => column.notNull().references('early_signal.id').onDelete('cascade'))
      .addColumn('following_id', 'text', (column) => column.notNull().references('following.id').onDelete('cascade'))
      .addColumn('agent_id', 'text', (column) => column.notNull())
      .addColumn('agent', 'jsonb', (column) => column.notNull())
      .addColumn('says', 'text', (column) => column.notNull())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .addPrimaryKeyConstraint('signal_voice_pkey', ['signal_id', 'following_id', 'agent_id'])
      .execute();
  },
};
