import { type Kysely, sql } from 'kysely';
import type { SourceName } from '../../../domain/service.ts';
import type { FailureKind } from '../../../domain/source-error.ts';
import type { LookBook } from '../../outage-ports.ts';
import { inBatches } from './in-batches.ts';
import { vanish } from './outage-writes.ts';
import type { Tables } from './tables.ts';

interface Failed {
  readonly tenantId: string;
  readonly source: SourceName;
  readonly failure: FailureKind;
  readonly at: Date;
}

/** How fresh each source of each customer is, in the database. */
export function createLookBook(db: Kysely<Tables>): LookBook {
  const noteFailed = inBatches(async (failures: readonly Failed[]) => {
    // One statement must not meet a row twice.
    const last = [...new Map(failures.map((one) => [`${one.tenantId} ${one.source}`, one])).values()];
    const column = <Value>(of: (one: Failed) => Value): Value[] => last.map(of);
    await sql`
      insert into source_look as kept (tenant_id, source, failure, service_ids)
      select tenant_id, source, failure, '{}' from unnest(${column(({ tenantId }) => tenantId)}::text[],
        ${column(({ source }) => source)}::text[], ${column(({ failure }) => failure)}::text[])
        as look (tenant_id, source, failure)
      order by tenant_id, source
      on conflict (tenant_id, source) do update set failure = excluded.failure, digest = null
        where kept.answered_at is null or kept.answered_at <= (select max(at) from unnest(${column(({ at }) => at)}::timestamptz[]) as at)`.execute(
      db,
    );
    return failures.map(() => undefined);
  });

  return {
    async ages(tenantIds) {
      const { rows } = await sql<{
        tenantId: string;
        source: SourceName;
        answeredAt: Date | null;
        failure: FailureKind | null;
      }>`
        select tenant_id as "tenantId", source, answered_at as "answeredAt", failure from source_look
        where tenant_id = any(${[...tenantIds]}) order by tenant_id, source`.execute(db);
      return rows.map(({ tenantId, source, answeredAt, failure }) => ({
        tenantId,
        source,
        ...(answeredAt && { answeredAt }),
        ...(failure && { failure }),
      }));
    },

    failed: (tenantId, source, failure, at) => noteFailed({ tenantId, source, failure, at }),

    async tenantsWith(source, serviceId) {
      const { rows } = await sql<{ tenantId: string }>`
        select tenant_id as "tenantId" from source_look
        where source = ${source} and ${serviceId} = any(service_ids) order by tenant_id`.execute(db);
      return rows.map(({ tenantId }) => tenantId);
    },

    async tenants() {
      const rows = await db.selectFrom('source_look').select('tenant_id').distinct().orderBy('tenant_id').execute();
      return rows.map((row) => row.tenant_id);
    },

    async leave(tenantIds, at) {
      const ids = [...tenantIds];
      await db.transaction().execute(async (trx) => {
        const { rows } = await sql`delete from source_look where tenant_id = any(${ids}) returning 1`.execute(trx);
        if (rows.length === 0) return;
        const { rows: open } = await sql<{ id: string }>`
          select id from outage where state = 'open' and id in (
            select outage_id from exposure where tenant_id = any(${ids}) and ended_at is null and missing_since is null)
          order by id for no key update`.execute(trx);
        await sql`
          update exposure set missing_since = ${at}
          where tenant_id = any(${ids}) and ended_at is null and missing_since is null`.execute(trx);
        await vanish(
          trx,
          open.map(({ id }) => id),
          at,
        );
      });
    },
  };
}
