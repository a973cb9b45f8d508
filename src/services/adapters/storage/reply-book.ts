import type { Kysely } from 'kysely';
import type { ReplyBook } from '../../reply-ports.ts';
import type { Tables } from './tables.ts';

/** Replies in the database. Of two who change how a customer is written to, the later one holds, on whichever replica. */
export function createReplyBook(db: Kysely<Tables>): ReplyBook {
  return {
    mannerOf: (tenantId) =>
      db
        .selectFrom('reply_manner')
        .select(['language', 'zone', 'tone'])
        .where('tenant_id', '=', tenantId.toLowerCase())
        .executeTakeFirst(),

    async keepManner(tenantId, { language, zone, tone }, by, at) {
      const manner = { language, zone, tone, changed_at: at, changed_by: `${by.tenantId}/${by.objectId}` };
      await db
        .insertInto('reply_manner')
        .values({ tenant_id: tenantId.toLowerCase(), ...manner })
        .onConflict((conflict) =>
          conflict.column('tenant_id').doUpdateSet(manner).where('reply_manner.changed_at', '<=', at),
        )
        .execute();
    },

    async keep({ id, tenantId, incidentId, kind, language, subject, text, by, at }) {
      await db
        .insertInto('taken_reply')
        .values({
          ...{ id, kind, language, subject, text },
          tenant_id: tenantId.toLowerCase(),
          incident_id: incidentId.toUpperCase(),
          agent: JSON.stringify(by),
          taken_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async taken(tenantId, incidentIds) {
      if (incidentIds.length === 0) return [];
      const asked = incidentIds.map((id) => id.toUpperCase());
      const rows = await db
        .selectFrom('taken_reply')
        .selectAll()
        .where('tenant_id', '=', tenantId.toLowerCase())
        .where('incident_id', 'in', asked)
        .orderBy('taken_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(({ tenant_id, incident_id, agent: by, taken_at: at, ...reply }) => ({
        ...{ ...reply, tenantId: tenant_id, incidentId: incident_id, by, at },
      }));
    },

    async purge(before) {
      const { numDeletedRows } = await db.deleteFrom('taken_reply').where('taken_at', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },

    async forgetCustomers(tenantIds) {
      const ids = tenantIds.map((id) => id.toLowerCase());
      if (ids.length === 0) return;
      await db.deleteFrom('taken_reply').where('tenant_id', 'in', ids).execute();
      await db.deleteFrom('reply_manner').where('tenant_id', 'in', ids).execute();
    },
  };
}
