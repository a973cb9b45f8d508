import { type Kysely, type Selectable, sql } from 'kysely';
import type { OwnTrouble, OwnTroubleKind } from '../../../domain/own-trouble.ts';
import type { OwnTroubleBook } from '../../oncall-ports.ts';
import { inBatches } from './in-batches.ts';
import type { Tables } from './tables.ts';

/** What failed a second time at least so much later did not fail by one hiccup that nobody has tried again. */
const FAILED_AGAIN_MS = 60_000;

/** Our own troubles in the database: an index lets one of each kind be open, however many replicas meet it. */
export function createOwnTroubleBook(db: Kysely<Tables>): OwnTroubleBook {
  // While all is well every delivery comes by here, and meets no row.
  const end = inBatches(async (asks: readonly { readonly kind: OwnTroubleKind; readonly at: Date }[]) => {
    for (const [kind, at] of new Map(asks.map((ask) => [ask.kind, ask.at]))) {
      await sql`
        with hiccup as (delete from own_trouble where kind = ${kind} and ended_at is null and raised_at is null)
        update own_trouble set ended_at = greatest(${at}, failed_at)
        where kind = ${kind} and ended_at is null and raised_at is not null`.execute(db);
    }
    return asks.map(() => undefined);
  });

  return {
    async failed(kind, at, why, since = at) {
      await sql`
        insert into own_trouble as kept (kind, since, failed_at, tries, why) values (${kind}, ${since}, ${at}, 1, ${why})
        on conflict (kind) where ended_at is null do update set
          failed_at = greatest(kept.failed_at, excluded.failed_at), tries = kept.tries + 1, why = excluded.why`.execute(
        db,
      );
    },

    worked: (kind, at) => end({ kind, at }),

    async raise(since, at) {
      const rows = await db
        .updateTable('own_trouble')
        .set({ raised_at: at })
        .where('raised_at', 'is', null)
        .where('ended_at', 'is', null)
        .where('since', '<=', since)
        .where(sql<boolean>`failed_at >= since + ${FAILED_AGAIN_MS} * interval '1 millisecond'`)
        .returningAll()
        .execute();
      return rows.map(troubleIn);
    },

    async since(then) {
      const rows = await db
        .selectFrom('own_trouble')
        .selectAll()
        .where((row) => row.or([row('ended_at', 'is', null), row('ended_at', '>', then)]))
        .orderBy('since')
        .execute();
      return rows.map(troubleIn);
    },

    async notices(troubleId) {
      const rows = await db
        .selectFrom('own_notice')
        .selectAll()
        .where('trouble_id', '=', troubleId)
        .where('sent_at', 'is not', null)
        .orderBy('sent_at')
        .execute();
      return rows.flatMap(({ notice, pager, sent_at: sentAt }) =>
        sentAt ? [{ troubleId, notice, pager, sentAt }] : [],
      );
    },

    async claim({ troubleId, notice, pager }, at, silentSince) {
      const { rows } = await sql`
        insert into own_notice as kept (trouble_id, notice, pager, claimed_at)
        values (${troubleId}, ${notice}, ${pager}, ${at})
        on conflict (trouble_id, notice, pager) do update set claimed_at = excluded.claimed_at
          where kept.sent_at is null and kept.claimed_at <= ${silentSince}
        returning 1`.execute(db);
      return rows.length > 0;
    },

    async sent({ troubleId, notice, pager, sentAt }) {
      await db
        .updateTable('own_notice')
        .set({ sent_at: sentAt })
        .where('trouble_id', '=', troubleId)
        .where('notice', '=', notice)
        .where('pager', '=', pager)
        .execute();
    },

    async purge(before) {
      await db.deleteFrom('own_trouble').where('ended_at', '<', before).execute();
    },
  };
}

const troubleIn = (row: Selectable<Tables['own_trouble']>): OwnTrouble => ({
  id: row.id,
  kind: row.kind,
  since: row.since,
  failedAt: row.failed_at,
  tries: row.tries,
  why: row.why,
  ...(row.raised_at && { raisedAt: row.raised_at }),
  ...(row.ended_at && { endedAt: row.ended_at }),
});
