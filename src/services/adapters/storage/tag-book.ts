import { type Kysely, sql } from 'kysely';
import type { TagBook } from '../../ports.ts';
import type { Tables } from './tables.ts';

/** Tags in the database: a row a customer and tag. */
export function createTagBook(db: Kysely<Tables>): TagBook {
  return {
    all: () =>
      db
        .selectFrom('customer_tag')
        .select(['tenant_id as tenantId', 'key', 'name'])
        .orderBy('tagged_at')
        .orderBy('tenant_id')
        .execute(),

    async tenantsWith(key) {
      const rows = await db.selectFrom('customer_tag').select('tenant_id').where('key', '=', key).execute();
      return new Set(rows.map((row) => row.tenant_id));
    },

    async tag(tenantIds, { key, name }, by, at) {
      const ids = tenantIds.map((id) => id.toLowerCase());
      await sql`
        insert into customer_tag (tenant_id, key, name, tagged_at, tagged_by)
        select tenant_id, ${key}, ${name}, ${at}::timestamptz, ${`${by.tenantId}/${by.objectId}`}
        from unnest(${ids}::text[]) as tagged (tenant_id) order by tenant_id
        on conflict (key, tenant_id) do nothing`.execute(db);
    },

    async untag(tenantIds, key) {
      const ids = tenantIds.map((id) => id.toLowerCase());
      await sql`delete from customer_tag where key = ${key} and tenant_id = any(${ids})`.execute(db);
    },
  };
}
