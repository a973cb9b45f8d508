import type { Kysely } from 'kysely';
import type { AskedBook } from '../../question-ports.ts';
import type { Tables } from './tables.ts';

/** Enough to see that several have asked; a service that everybody asks about does not get slower for it. */
const MOST_READ = 200;

export function createAskedBook(db: Kysely<Tables>): AskedBook {
  return {
    async note({ tenantId, source, serviceId, by, at }) {
      await db
        .insertInto('question_asked')
        .values({ source, service_id: serviceId, tenant_id: tenantId, asked_by: by, asked_at: at })
        .onConflict((conflict) =>
          conflict
            .columns(['source', 'service_id', 'tenant_id', 'asked_by'])
            .doUpdateSet({ asked_at: at })
            .where('question_asked.asked_at', '<', at),
        )
        .execute();
    },

    async about({ source, id }, since) {
      const rows = await db
        .selectFrom('question_asked')
        .selectAll()
        .where('source', '=', source)
        .where('service_id', '=', id)
        .where('asked_at', '>=', since)
        .orderBy('asked_at', 'desc')
        .orderBy('tenant_id')
        .orderBy('asked_by')
        .limit(MOST_READ)
        .execute();
      return rows.reverse().map((row) => ({
        tenantId: row.tenant_id,
        source: row.source,
        serviceId: row.service_id,
        by: row.asked_by,
        at: row.asked_at,
      }));
    },

    async purge(before) {
      const { numDeletedRows } = await db
        .deleteFrom('question_asked')
        .where('asked_at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
