import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { fromKysely } from 'pg-boss';
import type { EarlySignal } from '../../../domain/early-signal.ts';
import type { Jobs } from '../../outage-ports.ts';
import type { SignalBook } from '../../signal-ports.ts';
import type { Tables } from './tables.ts';

export function createSignalBook(db: Kysely<Tables>, jobs: Pick<Jobs, 'send'>): SignalBook {
  const tell = (trx: Transaction<Tables>, ids: readonly string[]) =>
    jobs.send(
      'tell-signal',
      ids.map((id) => ({ key: id, data: { signalId: id } })),
      fromKysely(trx),
    );

  return {
    async raise({ id, source, serviceId, serviceName, raisedAt, tenantIds }) {
      const values = { id, source, service_id: serviceId, service_name: serviceName, raised_at: raisedAt };
      return await db.transaction().execute(async (trx) => {
        const { numInsertedOrUpdatedRows = 0n } = await trx
          .insertInto('early_signal')
          .values({ ...values, tenant_ids: [...tenantIds] })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 0n) return false;
        await tell(trx, [id]);
        return true;
      });
    },

    async signal(id) {
      const row = await db.selectFrom('early_signal').selectAll().where('id', '=', id).executeTakeFirst();
      return row && signalIn(row);
    },

    async standing() {
      const rows = await db
        .selectFrom('early_signal')
        .selectAll()
        .where('ended_at', 'is', null)
        .orderBy('raised_at')
        .orderBy('id')
        .execute();
      return rows.map(signalIn);
    },

    async join(id, tenantIds) {
      const more = [...tenantIds];
      await db.transaction().execute(async (trx) => {
        const { rows } = await sql`
          update early_signal
          set tenant_ids = tenant_ids || array(select more from unnest(${more}::text[]) as more
            where more <> all(tenant_ids))
          where id = ${id} and ended_at is null and not tenant_ids @> ${more}::text[]
          returning id`.execute(trx);
        if (rows.length > 0) await tell(trx, [id]);
      });
    },

    async publish(id, incidentId) {
      const { numUpdatedRows } = await db
        .updateTable('early_signal')
        .set({ published_as: incidentId })
        .where('id', '=', id)
        .where('published_as', 'is', null)
        .where('ended_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async end(raisedBy, at) {
      return await db.transaction().execute(async (trx) => {
        const rows = await trx
          .updateTable('early_signal')
          .set({ ended_at: at })
          .where('ended_at', 'is', null)
          .where('raised_at', '<=', raisedBy)
          .returningAll()
          .execute();
        if (rows.length === 0) return [];
        await tell(
          trx,
          rows.map(({ id }) => id),
        );
        return rows.map(signalIn);
      });
    },

    async answer(id, followingId, { by, at, says }) {
      const agent = JSON.stringify(by);
      const agentId = `${by.tenantId}/${by.objectId}`.toLowerCase();
      await db.transaction().execute(async (trx) => {
        const { numInsertedOrUpdatedRows = 0n } = await trx
          .insertInto('signal_voice')
          .values({ signal_id: id, following_id: followingId, agent_id: agentId, agent, says, at })
          .onConflict((conflict) =>
            conflict
              .columns(['signal_id', 'following_id', 'agent_id'])
              .doUpdateSet({ agent, says, at })
              .where('signal_voice.says', '<>', says),
          )
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 0n) return;
        const place = { followingId, signalId: id };
        await jobs.send('tell-signal-at', [{ key: `${followingId} ${id}`, data: place }], fromKysely(trx));
      });
    },

    async voices(id, followingId) {
      const rows = await db
        .selectFrom('signal_voice')
        .selectAll()
        .where('signal_id', '=', id)
        .where('following_id', '=', followingId)
        .orderBy('at')
        .orderBy('agent_id')
        .execute();
      return rows.map(({ agent, says, at }) => ({ by: agent, says, at }));
    },

    async purge(before) {
      const { rows } = await sql`
        with gone as (delete from early_signal where ended_at < ${before} returning id),
          cards as (delete from living_card using gone where incident_id = gone.id)
        select id from gone`.execute(db);
      return rows.length;
    },
  };
}

const signalIn = (row: Selectable<Tables['early_signal']>): EarlySignal => ({
  id: row.id,
  source: row.source,
  serviceId: row.service_id,
  serviceName: row.service_name || row.service_id,
  raisedAt: row.raised_at,
  tenantIds: row.tenant_ids,
  ...(row.published_as !== null && { publishedAs: row.published_as }),
  ...(row.ended_at && { endedAt: row.ended_at }),
});
