import { type Kysely, sql, type Transaction } from 'kysely';
import { fromKysely } from 'pg-boss';
import type { Look, OutageChange } from '../../../domain/outage.ts';
import type { Jobs, OutageBook } from '../../outage-ports.ts';
import { fewUnderWay } from './few-under-way.ts';
import { inBatches } from './in-batches.ts';
import { digestOf } from './look-digest.ts';
import { differenceOf, differs, keyOf, type OutageRow, type Sighting, toldIn } from './outage-diff.ts';
import { historiesOf, outagesWhere } from './outage-rows.ts';
import {
  addOutages,
  exposuresAt,
  holdOutages,
  readOutages,
  vanish,
  writeChanges,
  writeExposures,
  writeOutages,
} from './outage-writes.ts';
import type { Tables } from './tables.ts';

interface DigestedLook extends Look {
  readonly digest: string;
}

/** A widespread incident is found by thousands of looks one after another: those it spreads to are told of together. */
const SPREAD_GATHERS_MS = 5000;
/** They wait for each other at the outages they share, and each holds a connection meanwhile: others need some too. */
const RECORDED_AT_ONCE = 3;

/**
 * Outages in the database. A look that tells nothing new is one statement, shared with others that come in meanwhile; so is
 * reading an outage, for a thousand places are told of the same one.
 */
export function createOutageBook(db: Kysely<Tables>, jobs: Pick<Jobs, 'send'>): OutageBook {
  const noteUnchanged = inBatches((looks: readonly DigestedLook[]) => unchangedAmong(db, looks));
  const changing = fewUnderWay(RECORDED_AT_ONCE);
  const read = inBatches(async (keys: readonly string[]) => {
    const outages = await outagesWhere(db, sql`outage.id = any(${[...new Set(keys)]})`);
    const byKey = new Map(outages.map((outage) => [keyOf(outage.incident.id), outage]));
    return keys.map((key) => byKey.get(key));
  });

  return {
    async record(look) {
      const digested = { ...look, digest: digestOf(look) };
      if (await noteUnchanged(digested)) return [];
      return await changing(() => db.transaction().execute((trx) => recordIn(trx, jobs, digested)));
    },
    outage: (incidentId) => read(keyOf(incidentId)),
    open: () => outagesWhere(db, sql`outage.state in ('open', 'vanished')`),
    openIncidents: () => outagesWhere(db, sql`outage.state = 'open' and outage.classification = 'incident'`),
    async since(at) {
      return historiesOf(db, await outagesWhere(db, sql`outage.ended_at is null or outage.ended_at >= ${at}`), at);
    },
    at: (tenantId) => outagesWhere(db, hitting([tenantId])),
    async tellAgain(tenantIds) {
      const outages = await outagesWhere(db, hitting(tenantIds));
      await jobs.send(
        'tell-outage',
        outages.map(({ incident: { id } }) => ({ key: keyOf(id), data: { incidentId: id } })),
      );
    },
    async purge(before) {
      const { numAffectedRows } = await sql`
        delete from outage where ended_at < ${before} or (state = 'vanished' and read_at < ${before})`.execute(db);
      return Number(numAffectedRows ?? 0);
    },
    async forgetCustomers(tenantIds) {
      const ids = [...tenantIds];
      return await db.transaction().execute(async (trx) => {
        const { rows } = await sql<{ id: string }>`
          delete from exposure where tenant_id = any(${ids}) returning outage_id as id`.execute(trx);
        const outages = [...new Set(rows.map(({ id }) => id))];
        await sql`
          update outage_change set tenant_ids = array(select id from unnest(tenant_ids) as id where id <> all(${ids}))
          where tenant_ids && ${ids}::text[]`.execute(trx);
        await sql`
          delete from outage where id = any(${outages})
            and not exists (select from exposure where exposure.outage_id = outage.id)`.execute(trx);
        await sql`delete from incident_state where tenant_id = any(${ids})`.execute(trx);
        return rows.length;
      });
    },
  };
}

const hitting = (tenantIds: readonly string[]) =>
  sql`exists (select from exposure as hit where hit.outage_id = outage.id and hit.tenant_id = any(${[...tenantIds]}))`;

/** Those that tell what was told last; their answers are noted. */
async function unchangedAmong(db: Kysely<Tables>, looks: readonly DigestedLook[]): Promise<readonly boolean[]> {
  const column = <Value>(of: (look: DigestedLook) => Value): Value[] => looks.map(of);
  const { rows } = await sql<{ at: number }>`
    update source_look set answered_at = look.read_at
    from unnest(${column(({ tenantId }) => tenantId)}::text[], ${column(({ source }) => source)}::text[],
      ${column(({ digest }) => digest)}::text[], ${column(({ readAt }) => readAt)}::timestamptz[])
      with ordinality as look (tenant_id, source, digest, read_at, at)
    where source_look.tenant_id = look.tenant_id and source_look.source = look.source
      and source_look.digest = look.digest and source_look.answered_at <= look.read_at
    returning look.at::int as at`.execute(db);
  const noted = new Set(rows.map(({ at }) => at));
  return looks.map((_, at) => noted.has(at + 1));
}

async function recordIn(
  trx: Transaction<Tables>,
  jobs: Pick<Jobs, 'send'>,
  look: DigestedLook,
): Promise<readonly OutageChange[]> {
  if (!(await takeTurn(trx, look))) return [];
  const told = toldIn(look);
  const seen = new Map((await exposuresAt(trx, look, told.keys())).map((row) => [row.outage_id, row]));
  // A part that did not answer may be the one that shows it.
  const missing = look.gap ? [] : [...seen.keys()].filter((id) => !told.has(id));
  const sightingOf = (id: string, kept: ReadonlyMap<string, OutageRow>): Sighting => ({
    kept: kept.get(id),
    seen: seen.get(id),
    told: told.get(id),
  });

  // Only what differs is held: when a widespread incident is updated, all but the first customer find nothing to write.
  const all = [...told.keys(), ...missing];
  const known = await readOutages(trx, all);
  const differing = all.filter((id) => differs(look, sightingOf(id, known)));
  const fresh = differing.filter((id) => !known.has(id));
  const added = await addOutages(
    trx,
    fresh.flatMap((id) => told.get(id) ?? []),
    look.readAt,
  );
  const kept = new Map([...(await holdOutages(trx, differing))].filter(([id]) => !added.has(id)));
  const differences = differing.map((id) => {
    const sighting = sightingOf(id, kept);
    return { sighting, ...differenceOf(look, sighting) };
  });
  await writeOutages(
    trx,
    differences.flatMap(({ sighting, outage, incident }) => (outage && sighting.kept ? [[outage, incident]] : [])),
  );
  await writeExposures(
    trx,
    differences.flatMap(({ exposure }) => exposure ?? []),
  );
  const vanished = await vanish(trx, missing, look.readAt);

  const change = (incidentId: string, transition: OutageChange['transition']): OutageChange => ({
    incidentId,
    transition,
    at: look.readAt,
    tenantIds: transition === 'spread' ? [look.tenantId] : [],
  });
  const changes = [
    ...differences.flatMap(({ sighting, changes }) => changes.map((kind) => change(sighting.told?.id ?? '', kind))),
    ...vanished.map((id) => change(id, 'vanished')),
  ];
  await writeChanges(trx, changes);
  const changed = Map.groupBy(changes, ({ incidentId }) => incidentId);
  await jobs.send(
    'tell-outage',
    [...changed].map(([incidentId, its]) => ({
      key: keyOf(incidentId),
      data: { incidentId },
      ...(its.every(({ transition }) => transition === 'spread') && { afterMs: SPREAD_GATHERS_MS }),
    })),
    fromKysely(trx),
  );
  return changes;
}

/** Looks at one source of one customer take turns here; one that is older than the last has nothing to say. */
async function takeTurn(
  trx: Transaction<Tables>,
  { tenantId, source, readAt, gap, digest, serviceIds }: DigestedLook,
): Promise<boolean> {
  const services = serviceIds === undefined ? null : [...serviceIds];
  const { rows } = await sql`
    insert into source_look as kept (tenant_id, source, answered_at, failure, digest, service_ids)
    values (${tenantId}, ${source}, ${readAt}, ${gap ?? null}, ${digest}, coalesce(${services}::text[], '{}'))
    on conflict (tenant_id, source) do update
      set answered_at = excluded.answered_at, failure = excluded.failure, digest = excluded.digest,
        service_ids = coalesce(${services}::text[], kept.service_ids)
      where kept.answered_at is null or kept.answered_at <= excluded.answered_at
    returning 1 as turn`.execute(trx);
  return rows.length === 1;
}
