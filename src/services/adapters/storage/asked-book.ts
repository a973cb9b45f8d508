import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Asked, AskedBook } from '../../question-ports.ts';
import { inBatches } from './in-batches.ts';
import { createInOneStatement } from './in-one-statement.ts';
import type { Tables } from './tables.ts';

/** Enough to see that several have asked; a service that everybody asks about does not get slower for it. */
const MOST_READ = 200;

interface Sought extends Pick<Asked, 'source' | 'serviceId'> {
  readonly since: Date;
}

export function createAskedBook(db: Kysely<Tables>, inOneStatement = createInOneStatement(db)): AskedBook {
  const note = inOneStatement(noteAll);
  const about = inBatches((sought: readonly Sought[]) => readAll(db, sought));

  return {
    note,

    about: ({ source, id }, since) => about({ source, serviceId: id, since }),

    async crowded(since, atLeast) {
      const { rows } = await sql<Pick<Asked, 'source' | 'serviceId'>>`
        select source, service_id as "serviceId" from question_asked where asked_at >= ${since}
        group by source, service_id
        having count(distinct tenant_id) >= ${atLeast} and count(distinct asked_by) >= ${atLeast}
        order by source, service_id`.execute(db);
      return rows;
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

/** One row of a statement at most for each that it writes: of the same agent's questions the latest. */
function noteAll(asked: readonly Asked[]): RawBuilder<unknown> {
  const column = (of: (one: Asked) => string) => asked.map(of);
  return sql`question_noted as (
    insert into question_asked (source, service_id, service_name, tenant_id, asked_by, asked_at)
    select distinct on (source, service_id, tenant_id, asked_by)
      source, service_id, service_name, tenant_id, asked_by, asked_at
    from unnest(
      ${column(({ source }) => source)}::text[], ${column(({ serviceId }) => serviceId)}::text[],
      ${column(({ serviceName }) => serviceName)}::text[], ${column(({ tenantId }) => tenantId)}::text[],
      ${column(({ by }) => by)}::text[], ${column(({ at }) => at.toISOString())}::timestamptz[]
    ) as asked (source, service_id, service_name, tenant_id, asked_by, asked_at)
    order by source, service_id, tenant_id, asked_by, asked_at desc
    on conflict (source, service_id, tenant_id, asked_by) do update
      set asked_at = excluded.asked_at, service_name = excluded.service_name
    where question_asked.asked_at < excluded.asked_at
  )`;
}

/** Each service is read once, as far back as any that asked for it wants; each gets what it wants of that. */
async function readAll(db: Kysely<Tables>, sought: readonly Sought[]): Promise<Asked[][]> {
  const keyOf = ({ source, serviceId }: Pick<Asked, 'source' | 'serviceId'>) => `${source} ${serviceId}`;
  const services = new Map<string, Sought>();
  for (const one of sought) {
    const other = services.get(keyOf(one));
    if (!other || one.since < other.since) services.set(keyOf(one), one);
  }
  const all = [...services.values()];
  const { rows } = await sql<Asked>`
    select source, service_id as "serviceId", service_name as "serviceName", tenant_id as "tenantId", asked_by as "by",
      asked_at as "at"
    from unnest(
      ${all.map(({ source }) => source)}::text[], ${all.map(({ serviceId }) => serviceId)}::text[],
      ${all.map(({ since }) => since.toISOString())}::timestamptz[]
    ) as sought (of_source, of_service, since)
    cross join lateral (
      select * from question_asked
      where source = of_source and service_id = of_service and asked_at >= since
      order by asked_at desc, tenant_id, asked_by
      limit ${MOST_READ}
    ) as asked`.execute(db);
  const found = Map.groupBy(rows.reverse(), keyOf);
  return sought.map((one) => (found.get(keyOf(one)) ?? []).filter(({ at }) => at >= one.since));
}
