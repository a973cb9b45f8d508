import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Incident } from '../../../domain/incident.ts';
import type { Look, OutageChange } from '../../../domain/outage.ts';
import { type ExposureRow, keyOf, type OutageRow, outageRow } from './outage-diff.ts';
import type { Tables } from './tables.ts';

type Trx = Kysely<Tables>;

/** Adds those that nobody has told of. Of two looks at once the second one waits, and answers nothing for it. */
export async function addOutages(trx: Trx, told: readonly Incident[], readAt: Date): Promise<ReadonlySet<string>> {
  if (told.length === 0) return new Set();
  const rows = told.map((incident) => ({ ...outageRow(incident, readAt, readAt), incident: JSON.stringify(incident) }));
  const added = await trx
    .insertInto('outage')
    .values(rows.sort((a, b) => (a.id < b.id ? -1 : 1)))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return new Set(added.map(({ id }) => id));
}

export async function readOutages(trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, OutageRow>> {
  return await selectOutages(trx, sql`where id = any(${[...ids]})`);
}

/** As they stand, and they stay so until the transaction ends; always in one order, so that two never wait in a circle. */
export async function holdOutages(trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, OutageRow>> {
  if (ids.length === 0) return new Map();
  return await selectOutages(trx, sql`where id = any(${[...ids]}) order by id for no key update`);
}

async function selectOutages(trx: Trx, which: RawBuilder<unknown>): Promise<ReadonlyMap<string, OutageRow>> {
  const { rows } = await sql<OutageRow>`
    select id, source, state, classification, phase, status, is_open, updated_at, posts, first_seen_at, read_at, ended_at
    from outage ${which}`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function writeOutages(trx: Trx, outages: readonly (readonly [OutageRow, Incident?])[]): Promise<void> {
  for (const [{ id, first_seen_at: _, ...row }, incident] of outages) {
    await trx
      .updateTable('outage')
      .set({ ...row, ...(incident && { incident: JSON.stringify(incident) }) })
      .where('id', '=', id)
      .execute();
  }
}

export async function writeExposures(trx: Trx, exposures: readonly ExposureRow[]): Promise<void> {
  if (exposures.length === 0) return;
  await trx
    .insertInto('exposure')
    .values([...exposures])
    .onConflict((conflict) =>
      conflict.columns(['outage_id', 'tenant_id']).doUpdateSet((row) => ({
        status: row.ref('excluded.status'),
        seen_at: row.ref('excluded.seen_at'),
        ended_at: row.ref('excluded.ended_at'),
        missing_since: row.ref('excluded.missing_since'),
      })),
    )
    .execute();
}

export async function writeChanges(trx: Trx, changes: readonly OutageChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ incidentId, transition, at, tenantIds }) => ({
    outage_id: keyOf(incidentId),
    transition,
    at,
    tenant_ids: [...tenantIds],
  }));
  await trx.insertInto('outage_change').values(rows).execute();
}

/** Of these open ones, those that no customer's source shows any more are vanished from now on. Answers which. */
export async function vanish(trx: Trx, ids: readonly string[], at: Date): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ incidentId: string }>`
    update outage set state = 'vanished', read_at = ${at}
    where id = any(${[...ids]}) and state = 'open' and not exists (
      select from exposure where outage_id = outage.id and ended_at is null and missing_since is null)
    returning incident ->> 'id' as "incidentId"`.execute(trx);
  return rows.map(({ incidentId }) => incidentId);
}

/** What the customer was seen to have, as far as the look tells of it or ought to. */
export async function exposuresAt(
  trx: Trx,
  { tenantId, source }: Look,
  told: Iterable<string>,
): Promise<readonly ExposureRow[]> {
  const { rows } = await sql<ExposureRow>`
    select outage_id, tenant_id, source, status, since, seen_at, ended_at, missing_since from exposure
    where tenant_id = ${tenantId} and source = ${source}
      and (outage_id = any(${[...told]}) or (ended_at is null and missing_since is null))`.execute(trx);
  return rows;
}
