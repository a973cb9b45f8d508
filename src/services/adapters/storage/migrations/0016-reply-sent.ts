import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Tells a reply that was begun from one that Teams has taken: the former may have been lost with its worker. */
export const replySent: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('card_reply').addColumn('sent_at', 'timestamptz').execute();
    await sql`update card_reply set sent_at = at`.execute(db);
  },
};
