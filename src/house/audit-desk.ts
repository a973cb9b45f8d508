import type { Config } from '../config.ts';
import { headsIn } from '../services/adapters/audit/head-file.ts';
import { createCustomerBook } from '../services/adapters/storage/customer-book.ts';
import type { Database } from '../services/adapters/storage/database.ts';
import { type DatabaseLook, lookAtDatabase } from '../services/adapters/storage/look-at-database.ts';
import { createExportTrail } from '../services/audit/export-trail.ts';
import { createVerifyTrail } from '../services/audit/verify-trail.ts';
import { createAudit, headFileOf } from './audit.ts';
import type { World } from './world.ts';

/** The trail cannot be opened. The sentence says why, and what to do. */
export class AuditTrailClosedError extends Error {
  override readonly name = 'AuditTrailClosedError';
}

/** What an operator does with the audit trail: the same rooms, without the bot. Fails with `AuditTrailClosedError`. */
export async function openAuditDesk(config: Config, world: World) {
  const database = await opened(await lookAtDatabase({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR }));
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

/** A trail is looked for where it is: nothing is made, or brought up to date, in a place that may be the wrong one. */
async function opened(look: DatabaseLook): Promise<Database> {
  switch (look.kind) {
    case 'open':
      if (look.migrationsBehind === 0) return look.database;
      await look.database.close();
      throw new AuditTrailClosedError(
        `${look.place} is older than this program: start the bot once, which brings it up to date.`,
      );
    case 'held':
      throw new AuditTrailClosedError(
        `The bot runs on the embedded database in ${look.dataDir}, which only one process may open: stop the bot first. ` +
          'On a PostgreSQL server (DATABASE_URL) it may go on.',
      );
    case 'absent':
      throw new AuditTrailClosedError(`There is no database in ${look.dataDir}: check DATA_DIR, or DATABASE_URL.`);
    case 'unreachable':
      throw new AuditTrailClosedError(look.why);
  }
}
