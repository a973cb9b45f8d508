import { type Kysely, sql } from 'kysely';
import type { Agent } from '../../../domain/agent.ts';
import type { RequestDraft } from '../../../domain/request-draft.ts';
import type { DraftBook } from '../../desk-ports.ts';
import { momentsIn } from './moments-in.ts';
import type { Tables } from './tables.ts';

/** Drafts in the database. One that became a request stays until it is purged, unseen: it is back if nothing was filed. */
export function createDraftBook(db: Kysely<Tables>): DraftBook {
  const unsent = (by: Agent, within = db) =>
    within
      .selectFrom('request_draft')
      .select('draft')
      .where('agent_id', '=', agentKey(by))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('service_request').whereRef('service_request.id', '=', 'request_draft.id'))),
      );

  const ofAgent = async (by: Agent, within = db): Promise<readonly RequestDraft[]> => {
    const rows = await unsent(by, within).orderBy('changed_at', 'desc').orderBy('id').execute();
    return rows.map(({ draft }) => momentsIn<RequestDraft>(draft));
  };

  return {
    async begin(draft, isSame) {
      const key = agentKey(draft.by);
      return await db.transaction().execute(async (trx) => {
        // Whoever begins at the same time waits here, and finds what the first has left.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`draft ${key}`}, 0))`.execute(trx);
        const begun = (await ofAgent(draft.by, trx)).find(isSame);
        if (begun) return begun;
        const { id, changedAt } = draft;
        await trx
          .insertInto('request_draft')
          .values({ id, agent_id: key, draft: JSON.stringify(draft), changed_at: changedAt })
          .execute();
        return draft;
      });
    },
    async keep(draft) {
      const { rows } = await sql`
        insert into request_draft (id, agent_id, draft, changed_at)
        select ${draft.id}, ${agentKey(draft.by)}, ${JSON.stringify(draft)}::jsonb, ${draft.changedAt}::timestamptz
        where not exists (select from service_request where id = ${draft.id})
        on conflict (id) do update set draft = excluded.draft, changed_at = excluded.changed_at
          where request_draft.agent_id = excluded.agent_id
        returning id`.execute(db);
      return rows.length > 0;
    },
    async draft(id, by) {
      const row = await unsent(by).where('id', '=', id).executeTakeFirst();
      return row && momentsIn<RequestDraft>(row.draft);
    },
    draftsOf: (by) => ofAgent(by),
    async drop(id, by) {
      await db.deleteFrom('request_draft').where('id', '=', id).where('agent_id', '=', agentKey(by)).execute();
    },
    async dropOf(tenantIds) {
      const tenants = tenantIds.map((tenantId) => tenantId.toLowerCase());
      await sql`
        delete from request_draft
        where lower(draft -> 'customer' ->> 'tenantId') = any(${tenants})
          and not exists (select from service_request where service_request.id = request_draft.id)`.execute(db);
    },
    async purge(before) {
      const { numDeletedRows } = await db
        .deleteFrom('request_draft')
        .where('changed_at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

export const agentKey = ({ tenantId, objectId }: Agent): string => `${tenantId}/${objectId}`.toLowerCase();
