import { createHash } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { AlertPath, AlertPathBook } from '../../alert-ports.ts';
import type { Tables } from './tables.ts';

/** Addresses for alerts in the database: whoever reads it learns none that works, for a secret is kept as its hash alone. */
export function createAlertPathBook(db: Kysely<Tables>): AlertPathBook {
  return {
    async keep(secret, { tenantId, subscriptionIds, since }) {
      const row = { secret_hash: hashOf(secret), subscription_ids: [...subscriptionIds], since };
      await db
        .insertInto('azure_alert_path')
        .values({ tenant_id: tenantId, ...row })
        .onConflict((taken) => taken.column('tenant_id').doUpdateSet(row))
        .execute();
    },

    async find(secret) {
      const row = await db
        .selectFrom('azure_alert_path')
        .selectAll()
        .where('secret_hash', '=', hashOf(secret))
        .executeTakeFirst();
      return row && pathIn(row);
    },

    async all() {
      const rows = await db.selectFrom('azure_alert_path').selectAll().orderBy('since').orderBy('tenant_id').execute();
      return rows.map(pathIn);
    },

    async revoke(tenantId) {
      const gone = await db.deleteFrom('azure_alert_path').where('tenant_id', '=', tenantId).executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },
  };
}

/** Plain SHA-256 is enough: a secret has 256 random bits, which nobody tries one by one. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const pathIn = (row: Selectable<Tables['azure_alert_path']>): AlertPath => ({
  tenantId: row.tenant_id,
  subscriptionIds: row.subscription_ids,
  since: row.since,
});
