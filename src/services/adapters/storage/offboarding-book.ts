import type { Kysely } from 'kysely';
import type { OffboardingBook } from '../../ports.ts';
import type { Tables } from './tables.ts';

/** Whom the partner has taken leave of. A table of its own, so that no reading of the customer list undoes it. */
export function createOffboardingBook(db: Kysely<Tables>): OffboardingBook {
  return {
    async all() {
      const rows = await db.selectFrom('offboarding').selectAll().execute();
      return new Map(rows.map((row) => [row.tenant_id, row.offboarded_at]));
    },
    async offboard(tenantId, at) {
      await db
        .insertInto('offboarding')
        .values({ tenant_id: tenantId, offboarded_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async onboard(tenantId) {
      await db.deleteFrom('offboarding').where('tenant_id', '=', tenantId).execute();
    },
  };
}
