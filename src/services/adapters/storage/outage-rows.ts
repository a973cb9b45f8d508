import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Incident } from '../../../domain/incident.ts';
import type { Exposure, Outage, OutageChange } from '../../../domain/outage.ts';
import type { OutageHistory } from '../../outage-ports.ts';
import type { Tables } from './tables.ts';

type Row = Pick<Outage, 'state'> & {
  readonly id: string;
  readonly incident: Json<Incident>;
  readonly read_at: Date;
  readonly first_seen_at: Date;
  readonly exposures: readonly NullJson<Exposure>[];
};

/** As JSON carries it: times as text. */
type Json<T> = { readonly [Key in keyof T]: T[Key] extends Date | undefined ? string : T[Key] };
type NullJson<T> = { readonly [Key in keyof T]-?: T[Key] extends Date | undefined ? string | null : T[Key] };

/** Outages that fulfil a claim about `outage`, first seen ones first. While an incident is live at a customer, that
 * customer's last answer has told it: it is not written again for every look. */
export async function outagesWhere(db: Kysely<Tables>, claim: RawBuilder<unknown>): Promise<readonly Outage[]> {
  const { rows } = await sql<Row>`
    select outage.id, state, incident, read_at, first_seen_at, coalesce(json_agg(json_build_object(
        'tenantId', e.tenant_id, 'status', e.status, 'since', e.since, 'endedAt', e.ended_at,
        'missingSince', e.missing_since,
        'seenAt', case when e.ended_at is null and e.missing_since is null
          then greatest(e.seen_at, l.answered_at) else e.seen_at end
      ) order by e.since, e.tenant_id) filter (where e.tenant_id is not null), '[]') as exposures
    from outage
    left join exposure e on e.outage_id = outage.id
    left join source_look l on l.tenant_id = e.tenant_id and l.source = e.source
    where ${claim}
    group by outage.id
    order by first_seen_at, outage.id`.execute(db);
  return rows.map(outageIn);
}

/** With what happened since then, oldest first. */
export async function historiesOf(
  db: Kysely<Tables>,
  outages: readonly Outage[],
  since: Date,
): Promise<readonly OutageHistory[]> {
  const keys = outages.map(({ incident }) => incident.id.toUpperCase());
  const { rows } = await sql<{ key: string; transition: OutageChange['transition']; at: Date; tenantIds: string[] }>`
    select outage_id as key, transition, at, tenant_ids as "tenantIds" from outage_change
    where outage_id = any(${keys}) and at >= ${since} order by id`.execute(db);
  const changes = Map.groupBy(rows, ({ key }) => key);
  return outages.map((outage) => ({
    outage,
    changes: (changes.get(outage.incident.id.toUpperCase()) ?? []).map(({ transition, at, tenantIds }) => ({
      incidentId: outage.incident.id,
      transition,
      at,
      tenantIds,
    })),
  }));
}

function outageIn({ incident, state, first_seen_at, read_at, exposures }: Row): Outage {
  const seen = exposures.map(exposureIn);
  return {
    incident: incidentIn(incident),
    state,
    firstSeenAt: first_seen_at,
    readAt: new Date(Math.max(read_at.getTime(), ...seen.map(({ seenAt }) => seenAt.getTime()))),
    exposures: seen,
  };
}

const exposureIn = ({ since, seenAt, endedAt, missingSince, ...rest }: NullJson<Exposure>): Exposure => ({
  ...rest,
  since: new Date(since ?? 0),
  seenAt: new Date(seenAt ?? 0),
  ...(endedAt !== null && { endedAt: new Date(endedAt) }),
  ...(missingSince !== null && { missingSince: new Date(missingSince) }),
});

function incidentIn(json: Json<Incident>): Incident {
  const { startedAt, updatedAt, endedAt, plannedEndAt, nextUpdateAt, posts, ...rest } = json;
  return {
    ...rest,
    startedAt: new Date(startedAt),
    updatedAt: new Date(updatedAt),
    ...(endedAt !== undefined && { endedAt: new Date(endedAt) }),
    ...(plannedEndAt !== undefined && { plannedEndAt: new Date(plannedEndAt) }),
    ...(nextUpdateAt !== undefined && { nextUpdateAt: new Date(nextUpdateAt) }),
    posts: posts.map(({ at, parts }) => ({ at: new Date(at), parts })),
  };
}
