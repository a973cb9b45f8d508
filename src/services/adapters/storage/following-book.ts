import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import { fromKysely } from 'pg-boss';
import type { Agent } from '../../../domain/agent.ts';
import type { Following } from '../../../domain/following.ts';
import type { FollowingBook, FollowingChange, Jobs } from '../../outage-ports.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<Tables['following']>;

export interface StoredFollowingBook extends FollowingBook {
  /** Forgets followings that ended before then, with their cards, and what was changed by then. Answers how many followings. */
  purge(before: Date): Promise<number>;
}

/** Followings in the database; each change, the record of it, and who is to be told of it are written in one transaction. */
export function createFollowingBook(db: Kysely<Tables>, jobs: Pick<Jobs, 'send'>): StoredFollowingBook {
  const living = () => db.selectFrom('following').selectAll().where('ended_at', 'is', null);
  const inOrder = async (query: ReturnType<typeof living>) =>
    (await query.orderBy('since').orderBy('id').execute()).map(followingIn);

  /** Does it, records how the following stands afterwards, and has that told where it `isTold`; false where there is none. */
  const recording = (
    change: (trx: Transaction<Tables>) => Promise<Row | undefined>,
    record: Pick<FollowingChange, 'deed' | 'at' | 'by'>,
    isTold = false,
  ): Promise<boolean> =>
    db.transaction().execute(async (trx) => {
      const row = await change(trx);
      if (!row) return false;
      await trx.insertInto('following_change').values(changeRow(row, record)).execute();
      if (isTold) await jobs.send('tell-note', [{ key: row.id, data: { followingId: row.id } }], fromKysely(trx));
      return true;
    });

  const updating = (trx: Transaction<Tables>, id: string, values: Partial<Row>) =>
    trx
      .updateTable('following')
      .set(values as object)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .returningAll();
  const update = (id: string, values: Partial<Row>) => (trx: Transaction<Tables>) =>
    updating(trx, id, values).executeTakeFirst();

  return {
    all: () => inOrder(living()),
    at: (conversationId) => inOrder(living().where('conversation_id', '=', conversationId)),
    async following(id) {
      const row = await living().where('id', '=', id).executeTakeFirst();
      return row && followingIn(row);
    },

    async keep(following, by, at) {
      const row = rowOf(following, at);
      await recording(
        (trx) =>
          trx
            .insertInto('following')
            .values(row)
            .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
            .returningAll()
            .executeTakeFirst(),
        { deed: 'kept', at, by },
      );
    },
    end: (id, by, at) => recording(update(id, { ended_at: at }), { deed: 'ended', at, by }),
    async pause(id, why, at, by) {
      const pause = (trx: Transaction<Tables>) =>
        updating(trx, id, { paused_at: at, paused_why: why }).where('paused_at', 'is', null).executeTakeFirst();
      await recording(pause, { deed: 'paused', at, ...(by && { by }) }, why !== 'by-hand');
    },
    async noteOwnerLeft(id, since, at) {
      const deed = since ? 'owner-left' : 'owner-back';
      await recording(update(id, { owner_left_at: since ?? null }), { deed, at }, since !== undefined);
    },

    async noteDigest(id, day) {
      await db.updateTable('following').set({ digest_day: day }).where('id', '=', id).execute();
    },

    async changesAt(conversationId) {
      const rows = await db
        .selectFrom('following_change')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .orderBy('number', 'desc')
        .limit(100)
        .execute();
      return rows.map(changeIn);
    },

    async purge(before) {
      await db.deleteFrom('following_change').where('at', '<', before).execute();
      const { numDeletedRows } = await db.deleteFrom('following').where('ended_at', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

function rowOf(
  { id, place, owner, since, ownerLeftAt, paused, changedAt: _, digestDay: __, ...wish }: Following,
  at: Date,
) {
  return {
    id,
    conversation_id: place.conversationId,
    place: JSON.stringify(place),
    wish: JSON.stringify(wish),
    owner: JSON.stringify(owner),
    since,
    changed_at: at,
    owner_left_at: ownerLeftAt ?? null,
    paused_at: paused?.at ?? null,
    paused_why: paused?.why ?? null,
    ended_at: null,
  } satisfies Insertable<Tables['following']>;
}

function followingIn({
  id,
  place,
  wish,
  owner,
  since,
  changed_at,
  digest_day,
  owner_left_at,
  paused_at,
  paused_why,
}: Row): Following {
  return {
    ...wish,
    id,
    place,
    owner,
    since,
    changedAt: changed_at,
    ...(digest_day && { digestDay: digest_day }),
    ...(owner_left_at && { ownerLeftAt: owner_left_at }),
    ...(paused_at && paused_why && { paused: { at: paused_at, why: paused_why } }),
  };
}

const changeRow = (row: Row, { deed, at, by }: Pick<FollowingChange, 'deed' | 'at' | 'by'>) => ({
  following_id: row.id,
  conversation_id: row.conversation_id,
  at,
  by_agent: by ? JSON.stringify(by) : null,
  deed,
  following: JSON.stringify(row),
});

function changeIn(row: Selectable<Tables['following_change']>): FollowingChange {
  return {
    followingId: row.following_id,
    at: row.at,
    ...(row.by_agent && { by: row.by_agent as Agent }),
    deed: row.deed,
    following: followingIn(withDates(row.following as Row)),
  };
}

/** A row that went through JSON. */
const withDates = (row: Row): Row => ({
  ...row,
  since: new Date(row.since),
  changed_at: new Date(row.changed_at),
  owner_left_at: row.owner_left_at && new Date(row.owner_left_at),
  paused_at: row.paused_at && new Date(row.paused_at),
});
