import type { Customer } from '../../src/domain/customer.ts';
import type { Outage } from '../../src/domain/outage.ts';
import type { Service } from '../../src/domain/service.ts';
import { oneWay } from '../../src/house/one-way.ts';
import { createSignals } from '../../src/house/signals.ts';
import { createAskedBook } from '../../src/services/adapters/storage/asked-book.ts';
import type { Database } from '../../src/services/adapters/storage/database.ts';
import type { Job, Jobs } from '../../src/services/outage-ports.ts';
import { createNoteQuestion } from '../../src/services/outages/note-question.ts';
import { SOMEBODY } from './outages.ts';
import { CUSTOMERS } from './some-customers.ts';
import { PLAIN_PRESS, type Telling, type TellingBench } from './telling.ts';

type SignalKind = 'tell-signal' | 'tell-signal-at';
type Waiting = { readonly kind: SignalKind; readonly job: Job<SignalKind>; readonly at: number };

export const EXCHANGE = { source: 'microsoft365', id: 'Exchange', name: 'Exchange Online' } as const;

/** Early signals on the bench of telling: real from the books to Teams' door, with the jobs at hand. */
export function openSignals(bench: TellingBench, db: Database['db'], telling: Telling) {
  const { world, truth, ages } = bench;
  const waiting: Waiting[] = [];
  const signalled: string[] = [];
  const jobs: Pick<Jobs, 'send'> = {
    async send(kind, sent) {
      for (const job of sent as readonly Job<SignalKind>[]) {
        if (waiting.some((one) => one.kind === kind && one.job.key === job.key)) continue;
        waiting.push({ kind: kind as SignalKind, job, at: world.clock().getTime() + (job.afterMs ?? 0) });
      }
    },
  };
  const signals = createSignals({
    ...telling,
    ground: {
      database: { db },
      jobs,
      world,
      outages: {
        outage: async (id) => truth.get(id)?.outage,
        openIncidents: async () => [...truth.values()].map(({ outage }) => outage).filter(isOpenIncident),
      },
      looks: { ages: async (ids) => ages.filter(({ tenantId }) => ids.includes(tenantId)) },
      meters: { signalled: (outcome) => void signalled.push(outcome) },
    },
    deliveries: { tell: async (cards) => void bench.asked.push(...cards.map((card) => ({ card }))) },
    press: PLAIN_PRESS,
    customer: (id) => CUSTOMERS.find(({ tenantId }) => tenantId === id),
    tagsOf: () => [],
  });
  const note = createNoteQuestion({ asked: createAskedBook(db), clock: world.clock, digest: oneWay });

  return {
    signals,
    signalled,
    waiting,
    asks: (agent: string, customer: Customer, service: Pick<Service, 'source' | 'id' | 'name'> = EXCHANGE) =>
      note({ ...SOMEBODY, objectId: agent }, customer, service),
    /** Does all jobs that are due, and what they cause. */
    async settle(): Promise<void> {
      for (;;) {
        const due = waiting.findIndex(({ at }) => at <= world.clock().getTime());
        const [next] = due < 0 ? [] : waiting.splice(due, 1);
        if (!next) break;
        const data = next.job.data as { signalId: string; followingId: string };
        if (next.kind === 'tell-signal') await signals.tellSignal(data.signalId);
        else await signals.tellSignalAt(data.signalId, data.followingId);
      }
      await bench.settle(telling);
    },
    /** All messages of a conversation as they stand now: their notification and their words, the oldest first. */
    shown(conversationId = '19:desk@thread.tacv2'): readonly string[] {
      const messages = new Map<string, string>();
      for (const { conversationId: where, activityId, activity } of bench.connector.calls) {
        if (where.split(';')[0] !== conversationId || activity.type !== 'message') continue;
        messages.set(activityId, JSON.stringify([activity.summary, activity.attachments?.[0]?.content.body]));
      }
      return [...messages.values()];
    },
  };
}

const isOpenIncident = ({ state, incident }: Outage): boolean =>
  state === 'open' && incident.classification === 'incident';
