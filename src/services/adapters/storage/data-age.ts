import { type Kysely, sql } from 'kysely';
import type { DataAge } from '../../metrics-ports.ts';
import type { Tables } from './tables.ts';

/** After this long a customer counts as unknown. */
const FRESH_MS = 15 * 60_000;

/** How old what we know of the customers is. Those that we have left are not counted. */
export const createDataAges =
  (db: Kysely<Tables>, clock: () => Date): (() => Promise<readonly DataAge[]>) =>
  async () => {
    const now = clock();
    const freshSince = new Date(now.getTime() - FRESH_MS);
    const { rows } = await sql<DataAge>`
      select source,
        (count(*) filter (where answered_at >= ${freshSince}))::int as fresh,
        (count(*) filter (where answered_at < ${freshSince}))::int as stale,
        (count(*) filter (where answered_at is null))::int as silent,
        greatest(coalesce(extract(epoch from ${now}::timestamptz - min(answered_at)), 0), 0)::float8 as "oldestS"
      from source_look group by source order by source`.execute(db);
    return rows;
  };
