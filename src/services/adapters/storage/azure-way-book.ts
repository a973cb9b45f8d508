import { type Kysely, type Selectable, sql } from 'kysely';
import type { AzureWay } from '../../../domain/azure-reach.ts';
import type { AzureWayBook } from '../../ports.ts';
import type { Tables } from './tables.ts';

/** Ways to Azure in the database. Of two replicas that note at once, the one that tried last is believed. */
export function createAzureWayBook(db: Kysely<Tables>): AzureWayBook {
  return {
    async wayOf(tenantId) {
      const row = await db.selectFrom('azure_way').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst();
      return row && wayIn(row);
    },

    async note(tenantId, way) {
      const failure = way.way === 'none' ? way.failure : null;
      await sql`
        insert into azure_way (tenant_id, way, failure, tried_at)
        values (${tenantId}, ${way.way}, ${failure}, ${way.triedAt})
        on conflict (tenant_id) do update
          set way = excluded.way, failure = excluded.failure, tried_at = excluded.tried_at
          where azure_way.tried_at <= excluded.tried_at`.execute(db);
    },
  };
}

function wayIn({ way, failure, tried_at: triedAt }: Selectable<Tables['azure_way']>): AzureWay {
  return way === 'none' ? { way, triedAt, failure: failure ?? 'no-permission' } : { way, triedAt };
}
