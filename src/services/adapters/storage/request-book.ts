import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { type FiledRequest, hearersOf, isOpenRequest, isToBeFollowed } from '../../../domain/filed-request.ts';
import type { RequestBook } from '../../desk-ports.ts';
import { agentKey } from './draft-book.ts';
import { momentsIn } from './moments-in.ts';
import type { Tables } from './tables.ts';

/** Requests in the database. Of two that claim, or change, the same one, each sees what the other has left. */
export function createRequestBook(db: Kysely<Tables>): RequestBook {
  const where = async (claim: Expression<SqlBool>): Promise<readonly FiledRequest[]> => {
    const rows = await db
      .selectFrom('service_request')
      .select('request')
      .where(claim)
      .orderBy('begun_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(({ request }) => momentsIn<FiledRequest>(request));
  };
  const one = async (id: string) => (await where(sql`id = ${id}`))[0];

  return {
    async claim(request, at, silentSince) {
      const { id } = request;
      const columns = columnsOf(request);
      const inserted = await db
        .insertInto('service_request')
        .values({ id, ...columns, begun_at: request.begunAt, claimed_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (inserted) return { kind: 'ours', request };
      const taken = await db
        .updateTable('service_request')
        .set({ claimed_at: at })
        .where('id', '=', id)
        .where('progress', 'in', ['sending', 'unclear'])
        .where(sql<boolean>`(claimed_at is null or claimed_at <= ${silentSince})`)
        .returning('request')
        .executeTakeFirst();
      if (taken) return { kind: 'again', request: momentsIn<FiledRequest>(taken.request) };
      const there = (await one(id)) ?? request;
      return { kind: isUnsettled(there) ? 'taken' : 'settled', request: there };
    },

    async release(id) {
      await db
        .deleteFrom('service_request')
        .where('id', '=', id)
        .where('progress', 'in', ['sending', 'unclear'])
        .execute();
    },

    async change(id, change) {
      return await db.transaction().execute(async (trx) => {
        const row = await trx
          .selectFrom('service_request')
          .select('request')
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst();
        if (!row) return undefined;
        const before = momentsIn<FiledRequest>(row.request);
        const after = change(before);
        if (!after) return before;
        // Whoever was at sending it has written what came of it.
        const freed = after.progress === 'sending' ? {} : { claimed_at: null };
        await trx
          .updateTable('service_request')
          .set({ ...columnsOf(after), ...freed })
          .where('id', '=', id)
          .execute();
        return after;
      });
    },

    request: one,
    ofCustomers: (tenantIds) => where(sql`tenant_id = any(${tenantIds.map((id) => id.toLowerCase())})`),
    ofAgent: (agent) => where(sql`hearer_ids @> ${[agentKey(agent)]}`),
    ofIncident: (incidentId) => where(sql`incident_ids @> ${[incidentId.toUpperCase()]}`),

    async toFollow() {
      const rows = await db.selectFrom('service_request').select('id').where('is_followed', '=', true).execute();
      return rows.map(({ id }) => id);
    },

    async purge(before) {
      const { numDeletedRows } = await db
        .deleteFrom('service_request')
        .where('is_followed', '=', false)
        .where(sql<boolean>`not is_open and changed_at < ${before}`)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

const isUnsettled = ({ progress }: FiledRequest): boolean => progress === 'sending' || progress === 'unclear';

const columnsOf = (request: FiledRequest) => ({
  tenant_id: request.packet.customer.tenantId.toLowerCase(),
  incident_ids: request.packet.incidents.map(({ id }) => id.toUpperCase()),
  hearer_ids: hearersOf(request).map(agentKey),
  progress: request.progress,
  is_open: isOpenRequest(request),
  is_followed: isToBeFollowed(request),
  changed_at: request.history.at(-1)?.at ?? request.begunAt,
  request: JSON.stringify(request),
});
