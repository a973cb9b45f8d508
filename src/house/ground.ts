import type { Logger } from 'pino';
import { HealthdeskAdapter } from '../bot/adapter.ts';
import type { Config } from '../config.ts';
import { openJobs } from '../services/adapters/jobs/engine.ts';
import { createPrometheus } from '../services/adapters/metrics/prometheus.ts';
import { createCardBook } from '../services/adapters/storage/card-book.ts';
import { createCommunicationBook } from '../services/adapters/storage/communication-book.ts';
import { createDataAges } from '../services/adapters/storage/data-age.ts';
import { type Database, openDatabase } from '../services/adapters/storage/database.ts';
import { createDraftBook } from '../services/adapters/storage/draft-book.ts';
import { createInOneStatement, type InOneStatement } from '../services/adapters/storage/in-one-statement.ts';
import { createLeavingBook } from '../services/adapters/storage/leaving-book.ts';
import { createLookBook } from '../services/adapters/storage/look-book.ts';
import { createOutageBook } from '../services/adapters/storage/outage-book.ts';
import type { CommunicationBook } from '../services/communication-ports.ts';
import { notingCommunications } from '../services/communications/read-communications.ts';
import type { DraftBook } from '../services/desk-ports.ts';
import { withCircuitBreaker } from '../services/health/circuit-breaker.ts';
import { countJobs } from '../services/metrics/count-jobs.ts';
import type { Meters } from '../services/metrics-ports.ts';
import { createTokenTally, type TokenTally } from '../services/oncall/watch-tokens.ts';
import type { Jobs, LookBook, OutageBook } from '../services/outage-ports.ts';
import { createLeaveTaking, type LeaveTaking } from '../services/outages/take-leave.ts';
import type { HealthSource, LeavingBook } from '../services/ports.ts';
import { type Audit, createAudit } from './audit.ts';
import { type Customers, createCustomers } from './customers.ts';
import { createIdentity, type Identity } from './identity.ts';
import { openMetrics } from './metrics.ts';
import { createMicrosoft, type Microsoft } from './microsoft.ts';
import { createPermissions, type Permissions } from './permissions.ts';
import { createReaderAccess, type ReaderAccess } from './reader-access.ts';
import type { World } from './world.ts';

/** What the web and the worker both stand on. */
export interface Ground {
  readonly config: Config;
  readonly world: World;
  readonly log: Logger;
  readonly database: Database;
  /** For what turns write beside each other. */
  readonly inOneStatement: InOneStatement;
  readonly jobs: Jobs;
  readonly meters: Meters;
  /** How asking for customers' tokens has ended lately. */
  readonly tokenTally: TokenTally;
  readonly access: ReaderAccess;
  readonly microsoft: Microsoft;
  /** Each leaves a silent customer alone for a while, whoever asks. */
  readonly sources: readonly HealthSource[];
  readonly customers: Customers;
  readonly identity: Identity;
  /** Speaks with Teams. */
  readonly adapter: HealthdeskAdapter;
  readonly permissions: Permissions;
  readonly audit: Audit;
  readonly outages: OutageBook;
  readonly looks: LookBook;
  readonly communications: CommunicationBook;
  readonly leavings: LeavingBook;
  readonly drafts: DraftBook;
  readonly leaveTaking: LeaveTaking;
  /** Ends what is under way, then lets go of the database. */
  close(): Promise<void>;
}

export async function openGround(config: Config, world: World, log: Logger): Promise<Ground> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = config;
  const database = await openDatabase({
    databaseUrl,
    dataDir,
    onError: (error) => log.error({ err: error }, 'the database connection failed'),
  });
  // An embedded database has one process: whoever was just posting has died, and need not be waited for.
  if (database.embedded) await createCardBook(database.db).releaseClaims();
  const meters = createPrometheus({ ofProcess: config.METRICS_PORT !== undefined });
  const engine = await openJobs({
    database: database.embedded ? { embedded: database.embedded } : { databaseUrl: databaseUrl ?? '' },
    onError: (error) => log.error({ err: error }, 'a job failed'),
    clock: world.jobClock,
  }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const dataAges = createDataAges(database.db, world.clock);
  const metrics = await openMetrics({
    config,
    meters,
    stock: async () => ({ jobs: await engine.depths(), data: await dataAges() }),
    log,
  }).catch(async (error: unknown) => {
    await engine.stop();
    await database.close();
    throw error;
  });
  const jobs = countJobs(engine, meters);
  const tokenTally = createTokenTally(world.clock);
  const access = createReaderAccess(config, world, database.db, {
    onToken: tokenTally.note,
    onExpiring: (token) => log.warn(token, 'an account has to sign in again: npm run onboard'),
    onRenewalFailure: (error, account) => log.warn({ err: error, account }, 'an account could not be renewed'),
  });
  const microsoft = createMicrosoft(config, world, access);
  const customers = createCustomers({ config, world, database, microsoft, log });
  const identity = createIdentity(config, world, (error) => log.warn({ err: error }, 'a roster could not be read'));
  const outages = createOutageBook(database.db, jobs);
  const looks = createLookBook(database.db);
  const communications = createCommunicationBook(database.db);
  const leavings = createLeavingBook(database.db);
  const drafts = createDraftBook(database.db);
  const inOneStatement = createInOneStatement(database.db);
  return {
    config,
    world,
    log,
    database,
    inOneStatement,
    jobs,
    meters,
    tokenTally,
    access,
    microsoft,
    sources: microsoft.sources.map((source) =>
      withCircuitBreaker(notingCommunications(source, { book: communications, clock: world.clock }), {
        ...world,
        onOpen: ({ kind, message }, tenantId, openMs) =>
          log.warn({ source: source.name, kind, tenantId, openMs, why: message }, 'a source is left alone for a while'),
        onClose: (tenantId) => log.info({ source: source.name, tenantId }, 'a source answers again'),
      }),
    ),
    customers,
    identity,
    adapter: new HealthdeskAdapter(identity.bot, (error) =>
      log.error({ err: error }, 'a turn failed outside its dialogs'),
    ),
    permissions: createPermissions({ config, world, db: database.db, microsoft, customers, log }),
    audit: createAudit(config, world, database.db, inOneStatement),
    outages,
    looks,
    communications,
    leavings,
    drafts,
    leaveTaking: createLeaveTaking({
      ...{ jobs, looks, outages, communications, drafts, leavings, clock: world.clock },
      customers: customers.known,
      mayRead: customers.mayRead,
    }),
    async close() {
      await metrics?.close();
      await jobs.stop();
      await database.close();
    },
  };
}
