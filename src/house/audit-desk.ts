import type { Config } from '../config.ts';
import { headsIn } from '../services/adapters/audit/head-file.ts';
import { createCustomerBook } from '../services/adapters/storage/customer-book.ts';
import { openDatabase } from '../services/adapters/storage/database.ts';
import { createExportTrail } from '../services/audit/export-trail.ts';
import { createVerifyTrail } from '../services/audit/verify-trail.ts';
import { createAudit, headFileOf } from './audit.ts';
import type { World } from './world.ts';

/**
 * What an operator does with the audit trail: the same rooms, without the bot. Fails with `DataDirInUseError` while a bot has
 * the embedded database.
 */
export async function openAuditDesk(config: Config, world: World) {
  const database = await openDatabase({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR });
  const audit = createAudit(config, world, database.db);
  const verify = createVerifyTrail(audit);
  return {
    /** Against the heads in this file, or those that this machine has kept. */
    verify: async (path?: string) =>
      await verify(path === undefined ? await headFileOf(config).heads() : await headsIn(path)),
    export: createExportTrail({ ...audit, newId: world.newId }),
    /** Answers how many rows told of them. Of the partner's own tenant unless told. */
    forget: (objectId: string, tenantId = config.PARTNER_TENANT_ID) => audit.erasePeople.onWish({ objectId, tenantId }),
    /** By tenant id, of any customer there ever was; by domain, of those that there are. */
    async tenantNamed(name: string): Promise<string | undefined> {
      if (/^[0-9a-f-]{36}$/i.test(name)) return name;
      const customers = await createCustomerBook(database.db).all();
      return customers.find(({ domain }) => domain === name.toLowerCase())?.tenantId;
    },
    close: () => database.close(),
  };
}
