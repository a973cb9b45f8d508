import { type Kysely, sql } from 'kysely';
import type { CustomerBook } from '../../ports.ts';
import type { Tables } from './tables.ts';

/** The customers in the database. Safe when two replicas read the directory at once: the later reading wins. */
export function createCustomerBook(db: Kysely<Tables>): CustomerBook {
  return {
    async all() {
      return await db
        .selectFrom('customer')
        .select(['tenant_id as tenantId', 'name', 'domain'])
        .orderBy('tenant_id')
        .execute();
    },

    async keep(customers, readAt) {
      // One statement must not meet a row twice.
      const page = [...new Map(customers.map((customer) => [customer.tenantId, customer])).values()];
      const ids = page.map(({ tenantId }) => tenantId);
      const names = page.map(({ name }) => name);
      const domains = page.map(({ domain }) => domain);
      await sql`
        insert into customer (tenant_id, name, domain, seen_at)
        select tenant_id, name, domain, ${readAt}::timestamptz
        from unnest(${ids}::text[], ${names}::text[], ${domains}::text[]) as page (tenant_id, name, domain)
        order by tenant_id
        on conflict (tenant_id) do update
          set name = excluded.name, domain = excluded.domain, seen_at = excluded.seen_at
          where customer.seen_at < excluded.seen_at`.execute(db);
    },

    async forgetUnseenSince(readAt) {
      const { numDeletedRows } = await db.deleteFrom('customer').where('seen_at', '<', readAt).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
