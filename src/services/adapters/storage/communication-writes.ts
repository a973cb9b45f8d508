import { sql, type Transaction } from 'kysely';
import type { Communication } from '../../../domain/communication.ts';
import type { CommunicationReading } from '../../communication-ports.ts';
import { momentsIn } from './moments-in.ts';
import type { Tables } from './tables.ts';

const DAY_MS = 24 * 3600_000;

/** A reading, in an open transaction: each communication that says something new, and whom all of them are told. */
export async function recordReading(trx: Transaction<Tables>, reading: CommunicationReading): Promise<void> {
  const { source, readAt, isPartial = false } = reading;
  const tenantId = reading.tenantId.toLowerCase();
  // In one order for all, so that two readings at once wait for each other instead of for ever.
  const told = reading.communications.toSorted((a, b) => a.id.localeCompare(b.id, 'en'));
  const ids = told.map(({ id }) => id.toUpperCase());
  const isTold = sql<boolean>`id = any(${ids}::text[])`;
  const rows = await trx.selectFrom('communication').select(['id', 'facts', 'seen_at']).where(isTold).execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const one of told) {
    const row = known.get(one.id.toUpperCase());
    const isSeenToday = row && readAt.getTime() - row.seen_at.getTime() < DAY_MS;
    if (!isSeenToday || saysOf(momentsIn<Communication>(row.facts)) !== saysOf(one)) await keep(trx, one, readAt);
  }
  await sql`
    insert into communication_at (communication_id, tenant_id, source)
    select id, ${tenantId}, ${source} from unnest(${ids}::text[]) as told (id)
    on conflict do nothing`.execute(trx);
  if (!isPartial) {
    await sql`
      delete from communication_at
      where tenant_id = ${tenantId} and source = ${source} and communication_id <> all(${ids}::text[])`.execute(trx);
  }
  await trx
    .insertInto('communication_reading')
    .values({ tenant_id: tenantId, source, read_at: readAt, failure: null })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'source']).doUpdateSet({ read_at: readAt, failure: null }))
    .execute();
}

/**
 * A word that is older than the one we know changes nothing: tenants are told at different times. One that is not, and says
 * something else, is a revision; but what could not be read before, and can now, only completes the one there is.
 */
async function keep(trx: Transaction<Tables>, told: Communication, readAt: Date): Promise<void> {
  const id = told.id.toUpperCase();
  const columns = { facts: JSON.stringify(told), updated_at: told.updatedAt, seen_at: readAt };
  const isNew = await trx
    .insertInto('communication')
    .values({ id, ...columns, revision: 1, first_seen_at: readAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (isNew) return await keepRevision(trx, id, 1, columns.facts, readAt);
  const row = await trx
    .selectFrom('communication')
    .select(['facts', 'revision'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const before = momentsIn<Communication>(row.facts);
  if (saysOf(before) === saysOf(told) || told.updatedAt < before.updatedAt) {
    await trx.updateTable('communication').set({ seen_at: readAt }).where('id', '=', id).execute();
    return;
  }
  const completes = before.body === '' && told.updatedAt.getTime() === before.updatedAt.getTime();
  const revision = completes ? row.revision : row.revision + 1;
  await trx
    .updateTable('communication')
    .set({ ...columns, revision })
    .where('id', '=', id)
    .execute();
  await keepRevision(trx, id, revision, columns.facts, readAt);
}

async function keepRevision(trx: Transaction<Tables>, id: string, revision: number, facts: string, at: Date) {
  await trx
    .insertInto('communication_revision')
    .values({ communication_id: id, revision, at, facts })
    .onConflict((conflict) => conflict.columns(['communication_id', 'revision']).doUpdateSet({ facts }))
    .execute();
}

/** All that a reader would notice: Microsoft touches posts without changing a word of them. */
const saysOf = ({ updatedAt: _, ...words }: Communication): string =>
  JSON.stringify(Object.entries(words).sort(([a], [b]) => a.localeCompare(b, 'en')));
