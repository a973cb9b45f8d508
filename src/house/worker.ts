import type { SourceName } from '../domain/service.ts';
import { createReplyBook } from '../services/adapters/storage/reply-book.ts';
import { countLooks } from '../services/metrics/count-looks.ts';
import { createLookAtCustomer } from '../services/outages/look-at-customer.ts';
import { createRetention } from '../services/outages/retention.ts';
import { createRounds } from '../services/outages/rounds.ts';
import { createSpreadForward } from '../services/outages/spread-forward.ts';
import { createWakeAzure } from '../services/outages/wake-azure.ts';
import { workOnTelling } from '../services/outages/work-on-telling.ts';
import type { Communications } from './communications.ts';
import type { Filing } from './filing.ts';
import type { Ground } from './ground.ts';
import { createOncall } from './oncall.ts';
import type { Watch } from './watch.ts';

/** What is done in the background, by any number of processes that share it. */
export interface Worker {
  /** Begins, until the jobs are stopped. */
  start(): Promise<void>;
  /** Each minute, and when customers have been read: who has to be looked at, whom we have left, and which digests are due. */
  reconcile(): Promise<void>;
  /** Every 15 seconds: whether agents ask in waves. */
  watchQuestions(): Promise<void>;
  /** Twice a minute: whether Teams takes our cards, and Entra gives us tokens. */
  keepWatch(): Promise<void>;
  /** Each day: what is long over is forgotten, and somebody answers for every following. */
  tidy(): Promise<void>;
}

export function createWorker(
  ground: Ground,
  { telling, signals, isOff, forgetDrafts }: Pick<Watch, 'telling' | 'signals' | 'isOff' | 'forgetDrafts'>,
  filing: Pick<Filing, 'follow' | 'tidy'>,
  messages: Communications['rounds'],
): Worker {
  const { config, world, database, jobs, sources, customers, outages, looks, communications, leavings, leaveTaking } =
    ground;
  const { log, microsoft } = ground;
  const { clock } = world;
  const seconds: Readonly<Record<SourceName, number>> = {
    microsoft365: config.LOOK_SECONDS_M365,
    azure: config.LOOK_SECONDS_AZURE,
  };
  const look = createLookAtCustomer({
    ...world,
    mayRead: customers.mayRead,
    outages,
    looks,
    timeLimitMs: config.SOURCE_TIME_LIMIT_MS,
  });
  const rounds = createRounds({
    ...world,
    jobs,
    sources: sources.flatMap((source) =>
      seconds[source.name] > 0 ? { source, everyMs: seconds[source.name] * 1000 } : [],
    ),
    customers: customers.known,
    byTenantId: (tenantId) => customers.index().byTenantId(tenantId),
    mayRead: customers.mayRead,
    lookAtCustomer: countLooks(look, ground.meters, clock),
    spreadForward: createSpreadForward({ looks, jobs }),
    onLooked({ tenantId }, { changes }) {
      const found = changes.map(({ transition, incidentId }) => `${transition} ${incidentId}`);
      const isWidespread = changes.every(({ transition }) => transition === 'spread');
      log[isWidespread ? 'debug' : 'info']({ tenantId, found }, 'a look found changes');
    },
    onFailure: ({ tenantId }, { source, kind, message }) =>
      log.debug({ source, kind, tenantId, why: message }, 'a look got no answer'),
    onError: (error) => log.error({ err: error }, 'a look failed'),
  });
  const audit = ground.audit.workOn(jobs, log);
  const wakeAzure = createWakeAzure({ jobs, askAgain: microsoft.azure.askAgain });
  const oncall = createOncall(ground, telling);
  const forgetOutages = createRetention({
    outages,
    communications,
    replies: createReplyBook(database.db),
    leftBefore: leavings.leftBefore,
    clock,
    days: config.HISTORY_DAYS,
    daysAfterLeaving: config.HISTORY_DAYS_AFTER_OFFBOARDING,
  });
  return {
    async start() {
      await rounds.work();
      await wakeAzure();
      await workOnTelling(jobs, telling);
      await filing.follow.work();
      await audit.work();
      await messages.work();
    },
    async reconcile() {
      await rounds.reconcile();
      await leaveTaking.notice();
      await telling.askForDigests();
      await telling.askForCommunications();
      await filing.follow.reconcile();
      await audit.reconcile();
      await messages.reconcile();
    },
    async watchQuestions() {
      // Where nobody looks, Microsoft's silence is not known to be any.
      if (!isOff) await signals.watchQuestions();
    },
    keepWatch: oncall.keepWatch,
    async tidy() {
      await telling.keepOwners();
      await telling.purge(new Date(clock().getTime() - config.HISTORY_DAYS * DAY_MS));
      await signals.purge(new Date(clock().getTime() - DAY_MS));
      await forgetDrafts();
      await oncall.tidy();
      await forgetOutages();
      await filing.tidy();
      await audit.retire();
    },
  };
}

const DAY_MS = 24 * 3600_000;
