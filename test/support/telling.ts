import { CLOUDS } from '../../src/clouds.ts';
import type { Following } from '../../src/domain/following.ts';
import type { Outage, OutageChange } from '../../src/domain/outage.ts';
import { statusOfOutage } from '../../src/domain/outage.ts';
import type { Rights } from '../../src/domain/permit.ts';
import { createTelling, type TellingNeeds } from '../../src/house/telling.ts';
import type { Audiences } from '../../src/services/access/audiences.ts';
import { createCommunicationBook } from '../../src/services/adapters/storage/communication-book.ts';
import type { Database } from '../../src/services/adapters/storage/database.ts';
import type {
  CardKey,
  Deliveries,
  LookAge,
  OutageHistory,
  OutagePress,
  OutageRound,
} from '../../src/services/outage-ports.ts';
import { NOW } from './builders.ts';
import { CUSTOMERS } from './some-customers.ts';
import { type Connector, startConnector } from './teams/connector.ts';
import { createHandWorld, type HandWorld } from './world.ts';

type Hearing = Awaited<ReturnType<Audiences['of']>>;

/** The telling of outages with everything real from the books to Teams' door, but cards of one line each. */
export interface TellingBench {
  readonly connector: Connector;
  readonly world: HandWorld;
  /** What is true of each outage. */
  readonly truth: Map<string, OutageHistory>;
  readonly ages: LookAge[];
  /** Deliveries asked for, with the time before which they are not made. */
  readonly asked: { card?: CardKey; summary?: string; digest?: string; note?: string; notBefore?: Date }[];
  hearing: (conversationId: string) => Pick<Hearing, 'company' | 'hears'>;
  rights: (following: Following['owner']) => Rights;
  readonly failures: unknown[];
  /** One more worker over a database; `beforeCall` is awaited before every call to Teams. */
  worker(db: Database['db'], beforeCall?: () => Promise<string>): Telling;
  tell(outage: Outage, changes?: readonly OutageChange[]): void;
  /** Makes the deliveries that are due, and those they ask for, until there are none. */
  settle(worker: Pick<Telling, 'tellPlace' | 'tellSummary' | 'tellDigest' | 'tellNote'>): Promise<void>;
  /** The words of messages as they stand in a conversation, the oldest first. */
  said(conversationId?: string): readonly string[];
}

export type Telling = ReturnType<typeof createTelling>;

const NO_TRUST = { appId: '', issuer: '', openIdMetadata: '', mayReplyTo: () => true };
const ALLOWED: Rights = { may: () => undefined, mayAt: () => undefined };

export async function openTelling(): Promise<TellingBench> {
  const connector = await startConnector();
  const world = createHandWorld(NOW);
  const truth = new Map<string, OutageHistory>();
  const ages: LookAge[] = [];
  const asked: TellingBench['asked'] = [];
  const failures: unknown[] = [];

  const deliveries: Deliveries = {
    async tell(cards, notBefore) {
      for (const card of cards) asked.push({ card, ...(notBefore && { notBefore }) });
    },
    summarize: async (summary, notBefore) => void asked.push({ summary, ...(notBefore && { notBefore }) }),
    digest: async (digest) => void asked.push({ digest }),
  };
  const outages: TellingNeeds['outages'] = {
    record: async () => [],
    outage: async (id) => heard(truth.get(id)?.outage),
    open: async () => [...truth.values()].map(({ outage }) => outage).filter(({ state }) => state !== 'resolved'),
    openIncidents: async () => [...truth.values()].map(({ outage }) => outage).filter(({ state }) => state === 'open'),
    since: async () => [...truth.values()],
    at: async () => [],
    tellAgain: async () => {},
    purge: async () => 0,
    forgetCustomers: async () => 0,
  };

  /** As the book tells it: where an outage shows, a source's last answer has told it. */
  const heard = (outage: Outage | undefined): Outage | undefined =>
    outage && {
      ...outage,
      exposures: outage.exposures.map((exposure) => {
        const { answeredAt } = ages.findLast(({ tenantId }) => tenantId === exposure.tenantId) ?? {};
        return answeredAt ? { ...exposure, seenAt: answeredAt } : exposure;
      }),
    };

  const bench: TellingBench = {
    connector,
    world,
    truth,
    ages,
    asked,
    failures,
    hearing: () => ({ company: 'ours', hears: () => true }),
    rights: () => ALLOWED,
    worker: (db, beforeCall) =>
      createTelling({
        config: { BOT_APP_ID: '', cloud: CLOUDS.global },
        world: { ...world, sleep: async (ms) => world.pass(ms), deadline: () => new AbortController().signal },
        db,
        identity: { bot: beforeCall && { ...NO_TRUST, token: beforeCall }, mayReplyTo: () => true },
        hearingAt: async ({ conversationId }) => bench.hearing(conversationId) as Hearing,
        rightsOf: async (agent) => bench.rights(agent),
        outages,
        looks: { ages: async (ids) => ages.filter(({ tenantId }) => ids.includes(tenantId)) },
        jobs: { send: async (_, notes) => void asked.push(...notes.map(({ key }) => ({ note: key }))) },
        deliveries,
        press: PLAIN_PRESS,
        communications: createCommunicationBook(db),
        communicationPress: {
          news: (items) => ({
            announcement: inOneLine(
              items
                .map(({ shared, news }) => `${shared.communication.id}: ${news.map(({ kind }) => kind).join(', ')}`)
                .join('; '),
            ),
          }),
        },
        customer: (id) => CUSTOMERS.find(({ tenantId }) => tenantId === id),
        tagsOf: () => [],
        onFailure: (error) => failures.push(error),
      }),
    tell: (outage, changes = []) => void truth.set(outage.incident.id, { outage, changes }),
    async settle(worker) {
      for (;;) {
        const now = world.clock();
        const due = asked.findIndex(({ notBefore }) => !notBefore || notBefore <= now);
        const [next] = due < 0 ? [] : asked.splice(due, 1);
        if (!next) return;
        if (next.card) await worker.tellPlace(next.card.followingId, next.card.incidentId);
        if (next.summary) await worker.tellSummary(next.summary);
        if (next.digest) await worker.tellDigest(next.digest);
        if (next.note) await worker.tellNote(next.note);
      }
    },
    said(conversationId = '19:desk@thread.tacv2') {
      const messages = new Map<string, string>();
      for (const { conversationId: where, activityId, activity } of connector.calls) {
        if (where.split(';')[0] !== conversationId || activity.type !== 'message') continue;
        const lead = where === conversationId ? '' : '> ';
        const words = [activity.text, activity.attachments?.[0]?.content.words].filter(Boolean).join(' | ');
        messages.set(activityId, lead + words);
      }
      return [...messages.values()];
    },
  };
  return bench;
}

const namesOf = (tenantIds: readonly string[]): string =>
  tenantIds.map((id) => CUSTOMERS.find(({ tenantId }) => tenantId === id)?.name).join(', ');
const idsOf = (outages: readonly Outage[]): string => outages.map(({ incident }) => incident.id).join(' ') || 'none';
const clockOf = (at: Date): string => at.toISOString().slice(11, 16);
const inOneLine = (words: string) => ({ summary: words, card: { type: 'AdaptiveCard', words } });
const roundWords = ({ opened, changed, resolved, open }: OutageRound): string =>
  `opened ${idsOf(opened)}, changed ${idsOf(changed)}, resolved ${idsOf(resolved)}, open ${idsOf(open)}`;

export const PLAIN_PRESS: OutagePress = {
  card: (outage, _following, card, _now, blind = []) => {
    const names = namesOf(outage.exposures.map(({ tenantId }) => tenantId));
    const marks = [card?.acknowledged && 'acknowledged', card?.muted && 'muted'].filter(Boolean);
    const spans = blind.map(({ kind, from, until }) => `${kind} blind ${clockOf(from)} to ${clockOf(until)}`);
    return inOneLine([outage.incident.id, outage.state, statusOfOutage(outage), names, ...marks, ...spans].join(' · '));
  },
  shorter: (outage) => inOneLine(`${outage.incident.id} in short`),
  reply: ({ kind, tenantIds }) => inOneLine([kind, namesOf(tenantIds)].filter(Boolean).join(': ')),
  summary: (round) => inOneLine(`summary: ${roundWords(round)}`),
  digest: (round) => inOneLine(`digest: ${roundWords(round)}`),
  note: (note) =>
    inOneLine(`note: ${note.kind}${'pausesAt' in note ? ` ${note.pausesAt.toISOString().slice(0, 10)}` : ''}`),
  withdrawn: () => inOneLine('withdrawn'),
  moved: (_following, to) => inOneLine(`goes on here: ${to}`),
  continued: (said, _following, from) => inOneLine(`${said.summary} · goes on from ${from}`),
};
