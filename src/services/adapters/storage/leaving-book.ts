import { type Kysely, sql } from 'kysely';
import type { LeavingBook } from '../../ports.ts';
import type { Tables } from './tables.ts';

/** Since when customers are not read any more, in the database. Replicas that notice it one after another agree on the first. */
export function createLeavingBook(db: Kysely<Tables>): LeavingBook {
  return {
    async note({ left, read }, at) {
      await sql`delete from left_customer where tenant_id = any(${[...read]})`.execute(db);
      await sql`
        insert into left_customer (tenant_id, left_at)
        select distinct tenant_id, ${at}::timestamptz from unnest(${[...left]}::text[]) as tenant_id order by tenant_id
        on conflict (tenant_id) do nothing`.execute(db);
    },
    async leftBefore(at) {
      const rows = await db.selectFrom('left_customer').select('tenant_id').where('left_at', '<', at).execute();
      return rows.map((row) => row.tenant_id);
    },
  };
}
