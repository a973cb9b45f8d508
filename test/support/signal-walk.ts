import type { Customer } from '../../src/domain/customer.ts';
import type { Following } from '../../src/domain/following.ts';
import type { Outage } from '../../src/domain/outage.ts';
import { anIncident, minutesAgo } from './builders.ts';
import { aFollowing, anOutage, aPlace, KIM_AGENT } from './following.ts';
import { openSignals } from './signals.ts';
import { CUSTOMERS } from './some-customers.ts';
import type { OpenStore, Store } from './stores.ts';
import { openTelling, type Telling, type TellingBench } from './telling.ts';

export const OTHER_PLACE = '19:other@thread.tacv2';

/** Early signals over one store, with empty books before each test; every customer has answered a minute ago. */
export function walkSignals(open: OpenStore) {
  let store: Store;
  let bench: TellingBench;
  let telling: Telling;
  let desk: ReturnType<typeof openSignals>;
  before(async function openStore() {
    store = await open(this);
  });
  after(() => store?.close());
  beforeEach(async () => {
    for (const table of ['following', 'send_log', 'question_asked', 'early_signal'] as const) {
      await store.database.db.deleteFrom(table).execute();
    }
    bench = await openTelling();
    const source = 'microsoft365' as const;
    bench.ages.push(...CUSTOMERS.map(({ tenantId }) => ({ tenantId, source, answeredAt: minutesAgo(1) })));
    telling = bench.worker(store.database.db);
    desk = openSignals(bench, store.database.db, telling);
  });
  afterEach(() => bench?.connector.close());

  const follow = async (over: Partial<Following> = {}) => {
    const following = aFollowing(over);
    const place = { ...following.place, serviceUrl: bench.connector.url };
    await telling.followings.keep({ ...following, place }, KIM_AGENT, following.since);
  };
  return {
    parts: () => ({ db: store.database.db, bench, telling, desk }),
    follow,
    elsewhere: (over: Partial<Following> = {}) =>
      follow({ id: 'following-2', place: aPlace({ conversationId: OTHER_PLACE }), ...over }),
    /** Time goes by until the next look at the questions. */
    async look(ms = 0) {
      bench.world.pass(ms);
      await desk.signals.watchQuestions();
      await desk.settle();
    },
    /** Each asked about by another agent. */
    async wave(...customers: readonly Customer[]) {
      for (const [agent, customer] of customers.entries()) await desk.asks(`agent-${agent}`, customer);
    },
    async publish(outage: Partial<Outage>, incident: Partial<Outage['incident']> = {}) {
      const now = bench.world.clock();
      const whole = anOutage({ firstSeenAt: now, readAt: now, ...outage, incident: anIncident(incident) });
      bench.tell(whole);
      await desk.signals.bearOut(whole.incident.id);
      await telling.tellOutage(whole.incident.id);
      await desk.settle();
    },
    async theSignal(): Promise<string> {
      const { id } = await store.database.db.selectFrom('early_signal').select('id').executeTakeFirstOrThrow();
      return id;
    },
    posts: () => bench.connector.calls.filter(({ method }) => method === 'POST'),
  };
}
