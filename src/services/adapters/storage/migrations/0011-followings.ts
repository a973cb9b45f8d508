import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const followings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('following')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('place', 'jsonb', (column) => column.notNull())
      .addColumn('wish', 'jsonb', (column) => column.notNull())
      .addColumn('owner', 'jsonb', (column) => column.notNull())
      .addColumn('since', 'timestamptz', (column) => column.notNull())
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
      .addColumn('owner_left_at', 'timestamptz')
      .addColumn('paused_at', 'timestamptz')
      .addColumn('paused_why', 'text')
      .addColumn('digest_day', 'text')
      .addColumn('ended_at', 'timestamptz')
      .execute();
    await db.schema
      .createIndex('following_by_conversation')
      .on('following')
      .column('conversation_id')
      .where(sql`ended_at`, 'is', null)
      .execute();

    await db.schema
      .createTable('following_change')
      .addColumn('number', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
      .addColumn('following_id', 'text', (column) => column.notNull())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .addColumn('by_agent', 'jsonb')
      .addColumn('deed', 'text', (column) => column.notNull())
      .addColumn('following', 'jsonb', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('following_change_by_conversation')
      .on('following_change')
      .columns(['conversation_id', 'number'])
      .execute();

    await db.schema
      .createTable('living_card')
      .addColumn('following_id', 'text', (column) => column.notNull().references('following.id').onDelete('cascade'))
      .addColumn('incident_id', 'text', (column) => column.notNull())
      .addColumn('message_id', 'text')
      .addColumn('posted_at', 'timestamptz')
      .addColumn('sent_digest', 'text')
      .addColumn('sent_at', 'timestamptz')
      .addColumn('posting_since', 'timestamptz')
      .addColumn('told', 'jsonb')
      .addColumn('acknowledged', 'jsonb')
      .addColumn('assigned', 'jsonb')
      .addColumn('muted', 'jsonb')
      .addColumn('ended_at', 'timestamptz')
      .addPrimaryKeyConstraint('living_card_pkey', ['following_id', 'incident_id'])
      .execute();
    await db.schema.createIndex('living_card_by_incident').on('living_card').column('incident_id').execute();
    await db.schema.createIndex('living_card_by_message').on('living_card').column('message_id').execute();

    await db.schema
      .createTable('card_reply')
      .addColumn('following_id', 'text', (column) => column.notNull().references('following.id').onDelete('cascade'))
      .addColumn('incident_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .addPrimaryKeyConstraint('card_reply_pkey', ['following_id', 'incident_id', 'kind', 'key'])
      .execute();

    await db.schema
      .createTable('send_log')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('sent', 'jsonb', (column) => column.notNull())
      .addColumn('last_at', 'timestamptz', (column) => column.notNull())
      .execute();
  },
};
