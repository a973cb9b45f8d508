import { type Kysely, sql } from 'kysely';
import type { FailureKind } from '../../../domain/source-error.ts';
import type { Tables } from './tables.ts';

/** By which way a tenant was reached when that was last tried, or why by none. */
interface Tried {
  readonly way: string;
  readonly triedAt: Date;
  readonly failure?: FailureKind;
}

interface Row {
  readonly tenant_id: string;
  readonly way: string;
  readonly failure: FailureKind | null;
  readonly tried_at: Date;
}

/** Ways as tried, in a table of their own each. Of two replicas that note at once, the one that tried last is believed. */
export function createTriedWays<Way extends Tried>(db: Kysely<Tables>, name: 'access_way' | 'azure_way') {
  const table = sql.table(name);
  const wayIn = ({ way, failure, tried_at: triedAt }: Row) => ({ way, triedAt, ...(failure && { failure }) }) as Way;

  return {
    async wayOf(tenantId: string): Promise<Way | undefined> {
      const { rows } = await sql<Row>`select * from ${table} where tenant_id = ${tenantId}`.execute(db);
      return rows[0] && wayIn(rows[0]);
    },

    async all(): Promise<ReadonlyMap<string, Way>> {
      const { rows } = await sql<Row>`select * from ${table}`.execute(db);
      return new Map(rows.map((row) => [row.tenant_id, wayIn(row)]));
    },

    async note(tenantId: string, { way, failure, triedAt }: Tried): Promise<void> {
      await sql`
        insert into ${table} as tried (tenant_id, way, failure, tried_at)
        values (${tenantId}, ${way}, ${failure ?? null}, ${triedAt})
        on conflict (tenant_id) do update
          set way = excluded.way, failure = excluded.failure, tried_at = excluded.tried_at
          where tried.tried_at <= excluded.tried_at`.execute(db);
    },
  };
}
