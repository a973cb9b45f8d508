import { type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { LivingCard } from '../../../domain/living-card.ts';
import type { CardBook } from '../../outage-ports.ts';
import type { ReplyName } from '../../send-ports.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<Tables['living_card']>;
type Change = Parameters<CardBook['change']>[2];

export interface StoredCardBook extends CardBook {
  /** Gives back all that was claimed: whoever did has died, where this process is the database's only one and just begins. */
  releaseClaims(): Promise<void>;
}

/**
 * Cards in the database. A change writes the columns it names and no others, in one statement: two people's clicks, and a
 * worker's delivery, never undo each other's. A part that is named and undefined is taken away.
 */
export function createCardBook(db: Kysely<Tables>): StoredCardBook {
  const cards = () => db.selectFrom('living_card').selectAll('living_card');

  return {
    async card(followingId, incidentId) {
      const row = await cards()
        .where('following_id', '=', followingId)
        .where('incident_id', '=', incidentId)
        .executeTakeFirst();
      return row && cardIn(row);
    },

    async cardsOf(followingId) {
      const rows = await cards()
        .where('following_id', '=', followingId)
        .where('ended_at', 'is', null)
        .orderBy('incident_id')
        .execute();
      return rows.map(cardIn);
    },

    async living() {
      const rows = await db
        .selectFrom('living_card')
        .innerJoin('following', 'following.id', 'living_card.following_id')
        .select(['following_id', 'incident_id'])
        .where('message_id', 'is not', null)
        .where('living_card.ended_at', 'is', null)
        .where('following.ended_at', 'is', null)
        .where('following.paused_at', 'is', null)
        .execute();
      return rows.map((row) => ({ followingId: row.following_id, incidentId: row.incident_id }));
    },

    async cardsAbout(incidentId) {
      const rows = await cards().where('incident_id', '=', incidentId).orderBy('following_id').execute();
      return rows.map(cardIn);
    },

    async byMessage(conversationId, messageId) {
      const row = await cards()
        .innerJoin('following', 'following.id', 'living_card.following_id')
        .where('following.conversation_id', '=', conversationId)
        .where('message_id', '=', messageId)
        .executeTakeFirst();
      return row && cardIn(row);
    },

    async change(followingId, incidentId, change) {
      const key = { following_id: followingId, incident_id: incidentId };
      const values = columnsOf(change);
      const row = await db
        .insertInto('living_card')
        .values({ ...key, ...values })
        // Naming the key alone changes nothing, and still answers the row.
        .onConflict((conflict) => conflict.columns(['following_id', 'incident_id']).doUpdateSet({ ...key, ...values }))
        .returningAll()
        .executeTakeFirstOrThrow();
      return cardIn(row);
    },

    async acknowledge(followingId, incidentId, mark) {
      const acknowledged = JSON.stringify(mark);
      const row = await db
        .insertInto('living_card')
        .values({ following_id: followingId, incident_id: incidentId, acknowledged })
        .onConflict((conflict) =>
          conflict.columns(['following_id', 'incident_id']).doUpdateSet({
            acknowledged: sql`coalesce(living_card.acknowledged, excluded.acknowledged)`,
          }),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      return cardIn(row);
    },

    async claimPost(followingId, incidentId, at, silentSince, gone) {
      // The row is locked by the update, so that of several workers each sees what the one before left.
      const { rows } = await sql<{ again: boolean }>`
        with before as (
          select posting_since from living_card where following_id = ${followingId} and incident_id = ${incidentId}
        )
        insert into living_card (following_id, incident_id, posting_since) values (${followingId}, ${incidentId}, ${at})
        on conflict (following_id, incident_id) do update set posting_since = excluded.posting_since
          where (living_card.message_id is null or living_card.message_id = ${gone ?? null})
            and (living_card.posting_since is null or living_card.posting_since <= ${silentSince})
        returning exists (select from before where posting_since is not null) as again`.execute(db);
      if (!rows[0]) return 'taken';
      return rows[0].again ? 'again' : 'ours';
    },

    async claimReply(reply, at, silentSince) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('card_reply')
        .values({ ...rowOf(reply), at })
        .onConflict((conflict) =>
          conflict
            .columns(['following_id', 'incident_id', 'kind', 'key'])
            .doUpdateSet({ at })
            .where('card_reply.sent_at', 'is', null)
            .where('card_reply.at', '<=', silentSince),
        )
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows) return 'ours';
      const row = await db
        .selectFrom('card_reply')
        .select('sent_at')
        .where((it) => it.and(rowOf(reply)))
        .executeTakeFirst();
      return row?.sent_at ? 'sent' : 'taken';
    },

    async settleReply(reply, sentAt) {
      const settled = sentAt
        ? db
            .updateTable('card_reply')
            .set({ sent_at: sentAt })
            .where((it) => it.and(rowOf(reply)))
        : db.deleteFrom('card_reply').where((it) => it.and(rowOf(reply)));
      await settled.execute();
    },

    async stillPosting(followingId, incidentId, at) {
      await db
        .updateTable('living_card')
        .set({ posting_since: at })
        .where('following_id', '=', followingId)
        .where('incident_id', '=', incidentId)
        .where('posting_since', 'is not', null)
        .execute();
    },
    async stillReplying(reply, at) {
      await db
        .updateTable('card_reply')
        .set({ at })
        .where((it) => it.and(rowOf(reply)))
        .where('sent_at', 'is', null)
        .execute();
    },

    async releaseClaims() {
      await db.updateTable('living_card').set({ posting_since: null }).where('posting_since', 'is not', null).execute();
      await db.deleteFrom('card_reply').where('sent_at', 'is', null).execute();
    },
  };
}

const rowOf = ({ followingId, incidentId, kind, key }: ReplyName) => ({
  following_id: followingId,
  incident_id: incidentId,
  kind,
  key,
});

const COLUMN = {
  messageId: 'message_id',
  postedAt: 'posted_at',
  sentDigest: 'sent_digest',
  sentAt: 'sent_at',
  postingSince: 'posting_since',
  told: 'told',
  acknowledged: 'acknowledged',
  assigned: 'assigned',
  muted: 'muted',
  endedAt: 'ended_at',
} as const satisfies Record<keyof Change, keyof Row>;

function columnsOf(change: Change): Updateable<Tables['living_card']> {
  const entries = Object.entries(change).map(([name, value]) => [
    COLUMN[name as keyof Change],
    value === undefined ? null : typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function cardIn(row: Row): LivingCard {
  const parts = Object.entries(COLUMN).flatMap(([name, column]) =>
    row[column] === null ? [] : [[name, withDates(row[column])] as const],
  );
  return { followingId: row.following_id, incidentId: row.incident_id, ...Object.fromEntries(parts) };
}

/** Whatever is named like a moment is one. */
function withDates(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, MOMENTS.has(name) ? new Date(part) : withDates(part)]),
  );
}

const MOMENTS = new Set(['at', 'seenThrough', 'overdueFor']);
