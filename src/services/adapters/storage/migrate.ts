import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { firstTables } from './migrations/0001-first-tables.ts';
import { access } from './migrations/0002-access.ts';
import { relationships } from './migrations/0003-relationships.ts';
import { audience } from './migrations/0004-audience.ts';
import { files } from './migrations/0005-files.ts';
import { tagsAndPhases } from './migrations/0006-tags-and-phases.ts';
import { azureWay } from './migrations/0007-azure-way.ts';
import { outages } from './migrations/0010-outages.ts';
import { followings } from './migrations/0011-followings.ts';
import { questions } from './migrations/0012-questions.ts';
import { azureAlertPaths } from './migrations/0013-azure-alert-paths.ts';
import { followDrafts } from './migrations/0014-follow-drafts.ts';
import { leftCustomers } from './migrations/0015-left-customers.ts';
import { replySent } from './migrations/0016-reply-sent.ts';
import { earlySignals } from './migrations/0018-early-signals.ts';
import { ownTroubles } from './migrations/0019-own-troubles.ts';
import { requestDrafts } from './migrations/0021-request-drafts.ts';
import { serviceRequests } from './migrations/0022-service-requests.ts';
import { audit } from './migrations/0023-audit.ts';
import { communications } from './migrations/0024-communications.ts';
import { calendarFeeds } from './migrations/0025-calendar-feeds.ts';
import { replies } from './migrations/0026-replies.ts';

/** In the order of their names. One that has been released is never changed: write the next one. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-access': access,
  '0003-relationships': relationships,
  '0004-audience': audience,
  '0005-files': files,
  '0006-tags-and-phases': tagsAndPhases,
  '0007-azure-way': azureWay,
  '0010-outages': outages,
  '0011-followings': followings,
  '0012-questions': questions,
  '0013-azure-alert-paths': azureAlertPaths,
  '0014-follow-drafts': followDrafts,
  '0015-left-customers': leftCustomers,
  '0016-reply-sent': replySent,
  '0018-early-signals': earlySignals,
  '0019-own-troubles': ownTroubles,
  '0021-request-drafts': requestDrafts,
  '0022-service-requests': serviceRequests,
  '0023-audit': audit,
  '0024-communications': communications,
  '0025-calendar-feeds': calendarFeeds,
  '0026-replies': replies,
};

const createMigrator = <Tables>(db: Kysely<Tables>): Migrator =>
  new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });

/** Brings the schema up to date, all or nothing. An advisory lock lets replicas that start together take turns. */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<void> {
  const { error } = await createMigrator(db).migrateToLatest();
  if (error) throw error;
}

/** How many migrations the schema has not seen yet; asks, and changes nothing. */
export async function migrationsBehind<Tables>(db: Kysely<Tables>): Promise<number> {
  const all = await createMigrator(db).getMigrations();
  return all.filter(({ executedAt }) => executedAt === undefined).length;
}
