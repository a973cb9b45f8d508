import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Communication, Revision, SharedCommunication } from '../../../domain/communication.ts';
import type { ToldNews } from '../../../domain/communication-news.ts';
import type { CommunicationBook, CommunicationReading } from '../../communication-ports.ts';
import { momentsIn } from './moments-in.ts';
import type { Tables } from './tables.ts';

const DAY_MS = 24 * 3600_000;

/** Communications in the database. Of two readings at once the newer word stands, and each change is one revision. */
export function createCommunicationBook(db: Kysely<Tables>): CommunicationBook {
  return {
    record: (reading) => db.transaction().execute((trx) => record(trx, reading)),

    async failed(tenantId, source, failure) {
      await db
        .insertInto('communication_reading')
        .values({ tenant_id: tenantId.toLowerCase(), source, read_at: null, failure })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'source']).doUpdateSet({ failure }))
        .execute();
    },

    all: () => sharedWhere(db, sql`exists (select from communication_at at where at.communication_id = c.id)`),
    at: (tenantId) =>
      sharedWhere(
        db,
        sql`exists (select from communication_at at where at.communication_id = c.id and at.tenant_id = ${tenantId.toLowerCase()})`,
      ),
    one: async (id) => (await sharedWhere(db, sql`c.id = ${id.toUpperCase()}`))[0],

    async revisions(id) {
      const rows = await db
        .selectFrom('communication_revision')
        .selectAll()
        .where('communication_id', '=', id.toUpperCase())
        .orderBy('revision', 'desc')
        .execute();
      return rows.map(
        ({ revision, at, facts }): Revision => ({ revision, at, communication: momentsIn<Communication>(facts) }),
      );
    },

    async ages(tenantIds) {
      const asked = sql<boolean>`tenant_id = any(${tenantIds.map((id) => id.toLowerCase())}::text[])`;
      const rows = await db.selectFrom('communication_reading').selectAll().where(asked).execute();
      return rows.map(({ tenant_id: tenantId, source, read_at, failure }) => ({
        tenantId,
        source,
        ...(read_at && { readAt: read_at }),
        ...(failure && { failure }),
      }));
    },

    async told(followingId) {
      const rows = await db
        .selectFrom('communication_told')
        .selectAll()
        .where('following_id', '=', followingId)
        .execute();
      return new Map(rows.map((row) => [row.communication_id, momentsIn<ToldNews>(row.told)]));
    },
    async noteTold(followingId, told) {
      if (told.size === 0) return;
      await db
        .insertInto('communication_told')
        .values(
          [...told].map(([id, standing]) => ({
            following_id: followingId,
            communication_id: id.toUpperCase(),
            told: JSON.stringify(standing),
          })),
        )
        .onConflict((conflict) =>
          conflict
            .columns(['following_id', 'communication_id'])
            .doUpdateSet((excluded) => ({ told: excluded.ref('excluded.told') })),
        )
        .execute();
    },

    async purge(before) {
      const { numDeletedRows } = await db
        .deleteFrom('communication')
        .where('seen_at', '<', before)
        .where(sql<boolean>`not exists (select from communication_at at where at.communication_id = communication.id)`)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },

    async forgetCustomers(tenantIds) {
      const gone = sql<boolean>`tenant_id = any(${tenantIds.map((id) => id.toLowerCase())}::text[])`;
      await db.deleteFrom('communication_at').where(gone).execute();
      await db.deleteFrom('communication_reading').where(gone).execute();
    },
  };
}

async function sharedWhere(db: Kysely<Tables>, claim: RawBuilder<unknown>): Promise<readonly SharedCommunication[]> {
  const { rows } = await sql<{ facts: unknown; tenantIds: string[]; firstSeenAt: Date; revision: number }>`
    select c.facts, c.first_seen_at as "firstSeenAt", c.revision,
      array(select at.tenant_id from communication_at at where at.communication_id = c.id order by 1) as "tenantIds"
    from communication c where ${claim} order by c.id`.execute(db);
  return rows.map(({ facts, ...row }) => ({ ...row, communication: momentsIn<Communication>(facts) }));
}

async function record(trx: Transaction<Tables>, reading: CommunicationReading): Promise<void> {
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
