import { HealthdeskAdapter } from './bot/adapter.ts';
import { HealthdeskBot } from './bot/healthdesk-bot.ts';
import { sendToPersonalChat } from './bot/personal-chat.ts';
import { createServer } from './bot/server.ts';
import { createTurns } from './bot/turns.ts';
import type { Config } from './config.ts';
import { RootDialog } from './dialogs/root-dialog.ts';
import { createChores } from './house/chores.ts';
import { createCustomers } from './house/customers.ts';
import { createDetails } from './house/details.ts';
import { createFiles } from './house/files.ts';
import { createIdentity } from './house/identity.ts';
import { createLog } from './house/log.ts';
import { createMicrosoft } from './house/microsoft.ts';
import { createPermissions } from './house/permissions.ts';
import { createReaderAccess } from './house/reader-access.ts';
import { createRequests } from './house/requests.ts';
import { withTokenKeys } from './house/token-keys.ts';
import { REAL_WORLD, type World } from './house/world.ts';
import { readWhileAllowed } from './services/access/read-while-allowed.ts';
import { createBotStorage } from './services/adapters/storage/bot-storage.ts';
import { openDatabase } from './services/adapters/storage/database.ts';
import { createIncidentMemory } from './services/adapters/storage/incident-memory.ts';
import { createTurnLedger } from './services/adapters/storage/turn-ledger.ts';
import { createFindCustomers } from './services/customers/find-customers.ts';
import { createReadQuestion } from './services/customers/read-question.ts';
import { withCircuitBreaker } from './services/health/circuit-breaker.ts';
import { createFindIncident } from './services/health/find-incident.ts';
import { createReadSources } from './services/health/read-sources.ts';
import { createReportHealth } from './services/health/report-health.ts';

export interface House {
  /** Where the bot listens. */
  readonly url: string;
  /** Resolves when the first reading of the customer list has ended, well or not. */
  settled(): Promise<void>;
  /** Takes no more, finishes what is under way, and lets go of the database. */
  close(): Promise<void>;
}

const DOMAIN_LIMIT_MS = 2000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The only place where the rooms meet: settings in, a running bot out. */
export async function buildHouse(
  settings: Config,
  world: World = REAL_WORLD,
  log = createLog(settings.LOG_LEVEL),
): Promise<House> {
  const { clock } = world;
  const config = await withTokenKeys(settings, world);
  const database = await openDatabase({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    onError: (error) => log.error({ err: error }, 'the database connection failed'),
  });
  const { db } = database;
  const ledger = createTurnLedger(db, {
    process: world.newId(),
    onError: (error) => log.warn({ err: error }, 'finished turns could not be recorded'),
  });
  const memory = createIncidentMemory(db);
  const identity = createIdentity(config, world, (error) => log.warn({ err: error }, 'a roster could not be read'));
  const access = createReaderAccess(config, world, db, {
    onExpiring: (token) => log.warn(token, 'an account has to sign in again: npm run onboard'),
    onRenewalFailure: (error, account) => log.warn({ err: error, account }, 'an account could not be renewed'),
  });
  const microsoft = createMicrosoft(config, world, access);

  const customers = createCustomers({ config, world, database, microsoft, log });
  const permissions = createPermissions({ config, world, db, microsoft, customers, log });
  let url = '';
  const address = () => config.PUBLIC_URL ?? url;
  const { desk, purge, ...files } = createFiles({ config, world, db, microsoft, customers, permissions, log, address });
  const findCustomers = createFindCustomers({
    index: customers.index,
    domains: microsoft.domains,
    deadline: () => world.deadline(DOMAIN_LIMIT_MS),
  });
  const readSources = createReadSources({
    ...world,
    sources: microsoft.sources.map((source) =>
      withCircuitBreaker(source, {
        ...world,
        onOpen: ({ kind, message }, tenantId, openMs) =>
          log.warn({ source: source.name, kind, tenantId, openMs, why: message }, 'a source is left alone for a while'),
        onClose: (tenantId) => log.info({ source: source.name, tenantId }, 'a source answers again'),
      }),
    ),
    memory,
    timeLimitMs: config.SOURCE_TIME_LIMIT_MS,
    cacheMs: config.CACHE_MS,
    onFailure: ({ source, kind, message }, { tenantId }) =>
      log.warn({ source, kind, tenantId, why: message }, 'a source gave no answer'),
  });
  const reportHealth = createReportHealth({
    clock,
    readSources: readWhileAllowed({
      mayRead: customers.mayRead,
      readSources: (customer, options) => {
        if (options?.fresh && options.purpose !== 'background') {
          access.ways.again(customer.tenantId);
          microsoft.azure.askAgain();
        }
        return readSources(customer, options);
      },
      sources: microsoft.sources.map(({ name }) => name),
      clock,
    }),
  });

  const details = createDetails({ config, world, microsoft, customers, log });
  const forget = (tenantId: string) => {
    readSources.forget(tenantId);
    details.forget(tenantId);
  };

  const reader = { locale: config.DEFAULT_LOCALE, zone: config.DEFAULT_ZONE };
  const turns = createTurns({
    ...world,
    storage: createBotStorage(db),
    root: new RootDialog({
      customers: customers.index,
      readQuestion: createReadQuestion({ findCustomers, index: customers.index }),
      reportHealth: details.added(reportHealth),
      portals: config.PORTAL_TEMPLATES,
      findIncident: createFindIncident({ reportHealth }),
      seenAt: memory.tenantsWith,
      noticeAccess: customers.noticeAccess,
      offboarding: customers.offboarding(forget),
      applicationId: config.READER_CLIENT_ID,
      approveAudience: permissions.approveAudience,
      tagging: customers.tagging,
      requests: createRequests({ config, world, access, microsoft, customers, log }),
      newId: world.newId,
      ...files,
    }),
    reader,
    senderOf: identity.senderOf,
    doOnce: files.doOnce,
    rightsOf: permissions.rightsOf,
    holdsAzureRole: permissions.holdsAzureRole,
    hearingOf: permissions.hearingOf,
    sendToPersonalChat: (context, message) => sendToPersonalChat(context, config.BOT_APP_ID, message),
    log: {
      done: (details) => log.info(details, 'turn'),
      failed: (error, correlationId) => log.error({ err: error, correlationId }, 'a turn failed'),
    },
  });
  const bot = new HealthdeskBot({
    turns,
    ledger,
    clock,
    senderOf: identity.senderOf,
    suggestCustomers: permissions.suggestCustomers,
    forgetCompany: permissions.forgetCompany,
    onError: (error) => log.error({ err: error }, 'an answer about a file was lost'),
  });
  const server = createServer({
    adapter: new HealthdeskAdapter(identity.bot, (error) =>
      log.error({ err: error }, 'a turn failed outside its dialogs'),
    ),
    turn: (context) => bot.run(context),
    mayReplyTo: identity.mayReplyTo,
    onRefusal: (why) => log.warn({ why }, 'a request was refused: it is not proven to come from Teams'),
    notReady: async () => {
      const answers = await database.ping().then(
        () => true,
        () => false,
      );
      if (!answers) return 'the database does not answer';
      return customers.missing();
    },
    onError: (error) => log.error({ err: error }, 'a request failed'),
    hearPartnerCenter: customers.hearPartnerCenter,
    fileDesk: desk,
  });

  await customers.load();
  url = await server.open(config.PORT, config.bind).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const chores = createChores(world, (error) => log.warn({ err: error }, 'a chore failed'));
  chores.every(config.CUSTOMER_REFRESH_MINUTES * MINUTE_MS, async () => {
    await customers.refresh();
  });
  chores.every(DAY_MS, access.renewAccounts);
  chores.every(DAY_MS, async () => {
    await ledger.purge(new Date(clock().getTime() - DAY_MS));
    await purge();
    await memory.purge(new Date(clock().getTime() - 100 * DAY_MS));
  });
  log.info({ url, database: database.kind }, 'Healthdesk is open');

  return {
    url,
    async settled() {
      await chores.settled();
      await customers.idle();
    },
    async close() {
      await server.close();
      await turns.idle();
      await chores.stop();
      await customers.idle();
      await details.close();
      await ledger.flush();
      await database.close();
    },
  };
}
