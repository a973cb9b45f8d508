import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Communication, CommunicationKind, Revision, SharedCommunication } from '../../../domain/communication.ts';
import type { ToldNews } from '../../../domain/communication-news.ts';
import type { CommunicationBook } from '../../communication-ports.ts';
import { recordReading } from './communication-writes.ts';
import { momentsIn } from './moments-in.ts';
import type { Tables } from './tables.ts';

/** Communications in the database. Of two readings at once the newer word stands, and each change is one revision. */
export function createCommunicationBook(db: Kysely<Tables>): CommunicationBook {
  return {
    record: (reading) => db.transaction().execute((trx) => recordReading(trx, reading)),

    async failed(tenantId, source, failure) {
      await db
        .insertInto('communication_reading')
        .values({ tenant_id: tenantId.toLowerCase(), source, read_at: null, failure })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'source']).doUpdateSet({ failure }))
        .execute();
    },

    all: (kind) =>
      sharedWhere(db, sql`exists (select from communication_at at where at.communication_id = c.id) and ${isOf(kind)}`),
    at: (tenantId) =>
      sharedWhere(
        db,
        sql`c.id in (select communication_id from communication_at where tenant_id = ${tenantId.toLowerCase()})`,
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

const isOf = (kind: CommunicationKind | undefined): RawBuilder<unknown> =>
  kind ? sql`c.facts ->> 'kind' = ${kind}` : sql`true`;

async function sharedWhere(db: Kysely<Tables>, claim: RawBuilder<unknown>): Promise<readonly SharedCommunication[]> {
  const { rows } = await sql<{ facts: unknown; tenantIds: string[]; firstSeenAt: Date; revision: number }>`
    select c.facts, c.first_seen_at as "firstSeenAt", c.revision,
      array(select at.tenant_id from communication_at at where at.communication_id = c.id order by 1) as "tenantIds"
    from communication c where ${claim} order by c.id`.execute(db);
  return rows.map(({ facts, ...row }) => ({ ...row, communication: momentsIn<Communication>(facts) }));
}
