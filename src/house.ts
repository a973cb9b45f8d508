import { HealthdeskBot } from './bot/healthdesk-bot.ts';
import { openMemory } from './bot/memory.ts';
import { createMessageExtension } from './bot/message-extension.ts';
import { sendToPersonalChat } from './bot/personal-chat.ts';
import { createPlaceName } from './bot/place-name.ts';
import { createServer } from './bot/server.ts';
import { createTurns } from './bot/turns.ts';
import type { Config } from './config.ts';
import { createSuggestFor } from './dialogs/request-topics.ts';
import { RootDialog } from './dialogs/root-dialog.ts';
import { createAzureAlerts } from './house/azure-alerts.ts';
import { createCalendar } from './house/calendar.ts';
import { createChores } from './house/chores.ts';
import { createCommunications } from './house/communications.ts';
import { createDetails } from './house/details.ts';
import { createEscalation } from './house/escalation.ts';
import { createFiles } from './house/files.ts';
import { createFiling } from './house/filing.ts';
import { openGround } from './house/ground.ts';
import { createLog } from './house/log.ts';
import { oneWay } from './house/one-way.ts';
import { createReplies, replyTemplatesOf } from './house/replies.ts';
import { withTokenKeys } from './house/token-keys.ts';
import { createWatch } from './house/watch.ts';
import { createWorker } from './house/worker.ts';
import { beginWork } from './house/worker-house.ts';
import { REAL_WORLD, type World } from './house/world.ts';
import { readWhileAllowed } from './services/access/read-while-allowed.ts';
import { createAskedBook } from './services/adapters/storage/asked-book.ts';
import { createBotStorage } from './services/adapters/storage/bot-storage.ts';
import { createConversationLanguages } from './services/adapters/storage/conversation-languages.ts';
import { createIncidentMemory } from './services/adapters/storage/incident-memory.ts';
import { createTurnLedger } from './services/adapters/storage/turn-ledger.ts';
import { readableText } from './services/adapters/wire/readable-text.ts';
import { createFindCustomers } from './services/customers/find-customers.ts';
import { createFindToShare } from './services/customers/find-to-share.ts';
import { createReadQuestion } from './services/customers/read-question.ts';
import { createFindIncident } from './services/health/find-incident.ts';
import { createReadSources } from './services/health/read-sources.ts';
import { createReportHealth } from './services/health/report-health.ts';
import { createAffectedFile } from './services/outages/affected-file.ts';
import { createHistoryFile } from './services/outages/history-file.ts';
import { createJudge } from './services/outages/judge.ts';
import { createKeptOpen } from './services/outages/kept-open.ts';
import { createNoteQuestion } from './services/outages/note-question.ts';

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
  const templates = replyTemplatesOf(settings);
  const ground = await openGround(await withTokenKeys(settings, world), world, log);
  const { config, database, access, microsoft, sources, customers, identity, permissions, outages } = ground;
  const { db } = database;
  const ledger = createTurnLedger(
    db,
    {
      process: world.newId(),
      onError: (error) => log.warn({ err: error }, 'finished turns could not be recorded'),
    },
    ground.inOneStatement,
  );
  const memory = createIncidentMemory(db);
  const asked = createAskedBook(db, ground.inOneStatement);
  const watch = createWatch(ground);
  const filing = createFiling(ground, watch);
  const communications = createCommunications(ground);
  const escalation = createEscalation(ground, filing);
  let url = '';
  const address = () => config.PUBLIC_URL ?? url;
  const findCustomers = createFindCustomers({
    index: customers.index,
    domains: microsoft.domains,
    deadline: () => world.deadline(DOMAIN_LIMIT_MS),
  });
  const readSources = createReadSources({
    ...world,
    sources,
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
      sources: sources.map(({ name }) => name),
      clock,
    }),
  });

  const details = createDetails({ config, world, microsoft, customers, log });
  const offboarding = customers.offboarding(async (tenantId) => {
    readSources.forget(tenantId);
    details.forget(tenantId);
    await ground.leaveTaking.leave([tenantId]);
  });
  const { desk, purge, ...files } = createFiles({
    ...{ config, world, db, microsoft, customers, permissions, audit: ground.audit, log, address },
    offboarded: offboarding.offboarded,
    history: createHistoryFile({ outages, clock }),
    listRequests: filing.listRequests,
    affected: createAffectedFile({ ...watch.shown, customer: (tenantId) => customers.index().byTenantId(tenantId) }),
  });

  const reader = { locale: config.DEFAULT_LOCALE, zone: config.DEFAULT_ZONE };
  const readQuestion = createReadQuestion({ findCustomers, index: customers.index });
  const storage = createBotStorage(db, ground.inOneStatement);
  const languages = createConversationLanguages(storage);
  const calendar = createCalendar(ground, { address, languages });
  const turns = createTurns({
    ...world,
    storage,
    root: new RootDialog({
      customers: customers.index,
      readQuestion,
      reportHealth: details.added(reportHealth),
      portals: config.PORTAL_TEMPLATES,
      findIncident: createFindIncident({ reportHealth }),
      seenAt: memory.tenantsWith,
      noticeAccess: customers.noticeAccess,
      offboarding,
      historyDays: config.HISTORY_DAYS_AFTER_OFFBOARDING,
      judge: createJudge({
        asked,
        customer: customers.inCare,
        clock,
        ...(watch.isOff ? {} : { openOutages: createKeptOpen(outages.openIncidents, clock) }),
      }),
      noteQuestion: createNoteQuestion({ asked, clock, digest: oneWay }),
      applicationId: config.READER_CLIENT_ID,
      approveAudience: permissions.approveAudience,
      tagging: customers.tagging,
      communications: communications.shown(reportHealth),
      calendar: calendar.links,
      languages,
      now: clock,
      requests: filing.lookUp,
      newId: world.newId,
      replies: createReplies(ground, templates),
      filing: escalation,
      ...files,
      ...(watch.isOff ? {} : { outages: watch.shown }),
    }),
    reader,
    senderOf: identity.senderOf,
    doOnce: files.doOnce,
    beginRecord: ground.audit.beginRecord,
    rightsOf: permissions.rightsOf,
    holdsAzureRole: permissions.holdsAzureRole,
    hearingOf: permissions.hearingOf,
    placeName: createPlaceName(world.deadline),
    languages,
    sendToPersonalChat: (context, message) => sendToPersonalChat(context, config.BOT_APP_ID, message),
    log: {
      done: (details) => log.info(details, 'turn'),
      failed: (error, correlationId) => log.error({ err: error, correlationId }, 'a turn failed'),
    },
  });
  const extension = createMessageExtension({
    ...{ turns, reader, alarm: world.alarm, newId: world.newId, readable: readableText },
    beginRecord: ground.audit.beginRecord,
    senderOf: identity.senderOf,
    hearingOf: permissions.hearingOf,
    findToShare: createFindToShare({ customers: customers.index, readQuestion, rightsOf: permissions.rightsOf }),
    memoryOf: async (context) => (await openMemory(storage, context)).agent,
    onError: (error, correlationId) => log.error({ err: error, correlationId }, 'a search to share failed'),
  });
  const bot = new HealthdeskBot({
    turns,
    extension,
    ledger,
    clock,
    senderOf: identity.senderOf,
    suggestFor: createSuggestFor({ customers: customers.index, filing: escalation }),
    suggestCustomers: permissions.suggestCustomers,
    forgetCompany: permissions.forgetCompany,
    leadOn: async (button, messageId) => {
      if (!('followingId' in button) || !button.followingId) return;
      const cardOf = 'incidentId' in button ? button.incidentId : 'signalId' in button ? button.signalId : undefined;
      if (cardOf) await watch.telling.leadOn(button.followingId, cardOf, messageId);
    },
    onError: (error) => log.error({ err: error }, 'an answer about a file or a card was lost'),
  });
  const server = createServer({
    adapter: ground.adapter,
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
    hearAzureAlert: createAzureAlerts({ ...ground, db }),
    fileDesk: desk,
    calendarDesk: calendar.desk,
  });

  await customers.load();
  url = await server.open(config.PORT, config.bind).catch(async (error: unknown) => {
    await ground.close();
    throw error;
  });
  const chores = createChores(world, (error) => log.warn({ err: error }, 'a chore failed'));
  const worker = config.ROLE === 'all' ? createWorker(ground, watch, filing, communications.rounds) : undefined;
  chores.every(config.CUSTOMER_REFRESH_MINUTES * MINUTE_MS, async () => {
    await customers.refresh();
    await worker?.reconcile();
  });
  if (worker) await beginWork(worker, chores);
  chores.every(10 * MINUTE_MS, () => asked.purge(new Date(clock().getTime() - 60 * MINUTE_MS)));
  chores.every(DAY_MS, access.renewAccounts);
  chores.every(DAY_MS, async () => {
    await ledger.purge(new Date(clock().getTime() - DAY_MS));
    await purge();
    await calendar.purge();
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
      await ground.close();
    },
  };
}
