import { type Kysely, sql } from 'kysely';
import type { CustomerBook } from '../../ports.ts';
import type { Tables } from './tables.ts';

/** The customers in the database. Safe when two replicas read the directory at once: the later reading wins. */
export function createCustomerBook(db: Kysely<Tables>): CustomerBook {
  return {
    async all() {
      const rows = await db
        .selectFrom('customer')
        .select(['tenant_id as tenantId', 'name', 'domain', 'relations'])
        .orderBy('tenant_id')
        .execute();
      return rows.map(({ relations, ...customer }) => (relations.length > 0 ? { ...customer, relations } : customer));
    },

    async keep(customers, readAt) {
      if (customers.length === 0) return;
      // One statement must not meet a row twice.
      const page = [...new Map(customers.map((customer) => [customer.tenantId, customer])).values()];
      const ids = page.map(({ tenantId }) => tenantId);
      const names = page.map(({ name }) => name);
      const domains = page.map(({ domain }) => domain);
      // An array of arrays would have to be square: each list travels as one text.
      const relations = page.map((customer) => (customer.relations ?? []).join(' '));
      await sql`
        insert into customer (tenant_id, name, domain, relations, seen_at)
        select tenant_id, name, domain, array_remove(string_to_array(relations, ' '), ''), ${readAt}::timestamptz
        from unnest(${ids}::text[], ${names}::text[], ${domains}::text[], ${relations}::text[])
          as page (tenant_id, name, domain, relations)
        order by tenant_id
        on conflict (tenant_id) do update
          set name = excluded.name, domain = excluded.domain, relations = excluded.relations,
            seen_at = excluded.seen_at
          where customer.seen_at < excluded.seen_at`.execute(db);
    },

    async forget(tenantIds, readAt) {
      if (tenantIds.length === 0) return 0;
      const { numAffectedRows = 0n } = await sql`
        delete from customer where tenant_id = any(${[...tenantIds]}) and seen_at < ${readAt}`.execute(db);
      return Number(numAffectedRows);
    },
  };
}
