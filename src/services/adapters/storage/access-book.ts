import { type Kysely, type Selectable, sql } from 'kysely';
import type { AccessWay } from '../../../domain/access-way.ts';
import type { AccessBook } from '../../ports.ts';
import type { Tables } from './tables.ts';

/** Access ways in the database. Of two replicas that note at once, the one that tried last is believed. */
export function createAccessBook(db: Kysely<Tables>): AccessBook {
  return {
    async wayOf(tenantId) {
      const row = await db.selectFrom('access_way').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst();
      return row && wayIn(row);
    },

    async all() {
      const rows = await db.selectFrom('access_way').selectAll().execute();
      return new Map(rows.map((row) => [row.tenant_id, wayIn(row)]));
    },

    async note(tenantId, way) {
      const failure = way.way === 'none' ? way.failure : null;
      await sql`
        insert into access_way (tenant_id, way, failure, tried_at)
        values (${tenantId}, ${way.way}, ${failure}, ${way.triedAt})
        on conflict (tenant_id) do update
          set way = excluded.way, failure = excluded.failure, tried_at = excluded.tried_at
          where access_way.tried_at <= excluded.tried_at`.execute(db);
    },
  };
}

function wayIn({ way, failure, tried_at: triedAt }: Selectable<Tables['access_way']>): AccessWay {
  return way === 'none' ? { way, triedAt, failure: failure ?? 'no-consent' } : { way, triedAt };
}
