import type { Kysely } from 'kysely';
import type { FollowDraftBook } from '../../follow-ports.ts';
import type { Tables } from './tables.ts';

export function createFollowDraftBook(db: Kysely<Tables>): FollowDraftBook {
  return {
    async keep({ at, ...draft }) {
      const values = { agent_id: draft.by.objectId, draft: JSON.stringify(draft), at };
      await db
        .insertInto('follow_draft')
        .values({ id: draft.id, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    },
    async draft(id, { objectId }) {
      const row = await db
        .selectFrom('follow_draft')
        .select(['draft', 'at'])
        .where('id', '=', id)
        .where('agent_id', '=', objectId)
        .executeTakeFirst();
      return row && { ...row.draft, at: row.at };
    },
    async purge(before) {
      const { numDeletedRows } = await db.deleteFrom('follow_draft').where('at', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
