import { type Kysely, sql } from 'kysely';
import type { DeedLedger } from '../../ports.ts';
import type { Tables } from './tables.ts';

/** Begun so long ago and never finished: whoever began it has died. Longer than the slowest upload may take. */
const SILENT_AFTER_MS = 2 * 60_000;

/** Deeds in the database. Of two that are begun at once, on whichever replicas, one is. */
export function createDeedLedger(db: Kysely<Tables>): DeedLedger {
  return {
    async begin(key, by, at, repeatableSince) {
      const id = `${by.tenantId}/${by.objectId}`;
      const silentSince = new Date(at.getTime() - SILENT_AFTER_MS);
      const { rows } = await sql<{ key: string }>`
        insert into deed (key, by_name, by_id, begun_at, is_done) values (${key}, ${by.name}, ${id}, ${at}, false)
        on conflict (key) do update
          set by_name = excluded.by_name, by_id = excluded.by_id, begun_at = excluded.begun_at, is_done = false
          where (not deed.is_done and deed.begun_at <= ${silentSince}::timestamptz)
            or deed.begun_at <= ${repeatableSince ?? null}::timestamptz
        returning key`.execute(db);
      if (rows.length > 0) return undefined;
      const earlier = await db.selectFrom('deed').selectAll().where('key', '=', key).executeTakeFirst();
      // Forgotten between the two statements: the other one has just failed, and says so.
      return { by: earlier?.by_name ?? by.name, at: earlier?.begun_at ?? at, isDone: earlier?.is_done ?? false };
    },

    async finish(key) {
      await db.updateTable('deed').set({ is_done: true }).where('key', '=', key).execute();
    },

    async forget(key) {
      await db.deleteFrom('deed').where('key', '=', key).execute();
    },

    async purge(before) {
      const { numDeletedRows } = await db.deleteFrom('deed').where('begun_at', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
