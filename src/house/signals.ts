import { createSignalPress } from '../bot/signal-press.ts';
import type { Following } from '../domain/following.ts';
import { createAskedBook } from '../services/adapters/storage/asked-book.ts';
import type { Database } from '../services/adapters/storage/database.ts';
import { createSignalBook } from '../services/adapters/storage/signal-book.ts';
import type { Meters } from '../services/metrics-ports.ts';
import type {
  CardBook,
  Deliveries,
  FollowingBook,
  Jobs,
  LookBook,
  OutageBook,
  OutagePress,
} from '../services/outage-ports.ts';
import type { AudibleTo } from '../services/outages/audible.ts';
import type { CustomerFacts } from '../services/outages/concerns.ts';
import type { WhileClaimed } from '../services/outages/posting-claim.ts';
import type { Speak } from '../services/outages/speak.ts';
import { createBearOut } from '../services/signals/bear-out.ts';
import { createHandOver } from '../services/signals/hand-over.ts';
import { createSignalView } from '../services/signals/signal-view.ts';
import { createTellSignal } from '../services/signals/tell-signal.ts';
import { createTellSignalAt } from '../services/signals/tell-signal-at.ts';
import { createWatchQuestions } from '../services/signals/watch-questions.ts';
import type { World } from './world.ts';

export interface SignalsNeeds extends CustomerFacts {
  readonly ground: {
    readonly database: Pick<Database, 'db'>;
    readonly jobs: Pick<Jobs, 'send'>;
    readonly world: Pick<World, 'clock' | 'newId'>;
    readonly outages: Pick<OutageBook, 'outage' | 'openIncidents'>;
    readonly looks: Pick<LookBook, 'ages'>;
    readonly meters: Pick<Meters, 'signalled'>;
  };
  readonly followings: Pick<FollowingBook, 'all' | 'at' | 'following'>;
  readonly cards: CardBook;
  readonly deliveries: Pick<Deliveries, 'tell'>;
  readonly press: Pick<OutagePress, 'moved'>;
  readonly speak: Speak;
  readonly whileClaimed: WhileClaimed;
  readonly audibleTo: AudibleTo;
  readonly linkTo: (following: Following, messageId: string) => string;
}

/** Early signals: how they are noticed in what agents ask, and how they reach the places that follow outages. */
export function createSignals({ ground, ...needs }: SignalsNeeds) {
  const { database, jobs, world, outages, looks, meters } = ground;
  const { clock, newId } = world;
  const { cards, followings, customer, tagsOf, speak, whileClaimed } = needs;
  const asked = createAskedBook(database.db);
  const signals = createSignalBook(database.db, jobs);
  const viewOf = createSignalView({ ...needs, signals, looks, clock });
  const press = createSignalPress({ customerOf: customer });
  const handOver = createHandOver({ ...needs, outages, clock });
  return {
    /** Whether agents ask in waves; also ends what is over. */
    watchQuestions: createWatchQuestions({ asked, signals, outages, customer, meters, clock, newId }),
    tellSignal: createTellSignal({ signals, followings, cards, jobs, customer, tagsOf }),
    tellSignalAt: createTellSignalAt({ viewOf, handOver, cards, jobs, press, speak, whileClaimed, clock }),
    /** Before an outage is told anywhere. */
    bearOut: createBearOut({ signals, outages, cards, viewOf, handOver, jobs, meters }),
    viewOf,
    answer: signals.answer,
    /** Forgets what ended before then. */
    purge: signals.purge,
  };
}
