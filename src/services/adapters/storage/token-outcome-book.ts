import { type Kysely, sql } from 'kysely';
import type { FailureKind } from '../../../domain/source-error.ts';
import type { TokenOutcomeBook } from '../../oncall-ports.ts';
import type { Tables } from './tables.ts';

/** How each tenant's last request for a token ended, in the database: each replica asks for a part of the tenants only. */
export function createTokenOutcomeBook(db: Kysely<Tables>): TokenOutcomeBook {
  return {
    async note(outcomes) {
      // In one order, so that two replicas never wait for each other in a circle.
      const last = outcomes.toSorted((a, b) => (a.tenantId < b.tenantId ? -1 : 1));
      await sql`
        insert into token_outcome as kept (tenant_id, at, failure, failing_since)
        select tenant_id, at, failure, case when failure is not null then at end
        from unnest(${last.map(({ tenantId }) => tenantId)}::text[], ${last.map(({ at }) => at)}::timestamptz[],
          ${last.map(({ failure }) => failure ?? null)}::text[]) as told (tenant_id, at, failure)
        on conflict (tenant_id) do update set at = excluded.at, failure = excluded.failure,
          failing_since = case when excluded.failure is not null then coalesce(kept.failing_since, excluded.at) end
        where kept.at <= excluded.at`.execute(db);
    },

    async standing(then, floor) {
      const { rows } = await sql<{ asked: number; failing: number; since: Date | null; failure: FailureKind | null }>`
        select count(*)::int as asked, count(failing_since)::int as failing, min(failing_since) as since,
          mode() within group (order by failure) as failure
        from token_outcome
        where at >= ${then} and (failing_since is null or failing_since >= ${floor})`.execute(db);
      const { asked = 0, failing = 0, since, failure } = rows[0] ?? {};
      return { asked, failing, ...(since && { since }), ...(failure && { failure }) };
    },

    async purge(before) {
      await db.deleteFrom('token_outcome').where('at', '<', before).execute();
    },
  };
}
