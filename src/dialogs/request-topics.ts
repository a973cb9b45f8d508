import { isUsable } from '../cards/desk-lines.ts';
import type { DeskOption } from '../cards/request-form-card.ts';
import { type TopicChoice, type TopicsOffered, topicsAskedFor } from '../cards/request-topic-rows.ts';
import { topicWords } from '../cards/request-words.ts';
import type { Agent } from '../domain/agent.ts';
import type { Customer } from '../domain/customer.ts';
import type { HealthReport } from '../domain/health-report.ts';
import type { Incident } from '../domain/incident.ts';
import type { RequestDraft, RequestTopic } from '../domain/request-draft.ts';
import { likelyTopics } from '../services/requests/likely-topics.ts';
import { topicKey } from '../services/requests/suggest-topics.ts';
import { desksFor, type RequestFacts, type RequestNeeds } from './request-facts.ts';
import type { Stage } from './stage.ts';

const MOST_CHOICES = 12;

/** The desk that a draft goes to: the one chosen while it is usable, else the first that is. */
export function deskOf(draft: RequestDraft, desks: readonly DeskOption[]): DeskOption | undefined {
  const usable = desks.filter(({ readiness }) => isUsable(readiness));
  return usable.find(({ id }) => id === draft.deskId) ?? usable[0];
}

/** Nothing where the desk wants no topic. */
export async function topicsFor(
  { filing }: RequestNeeds,
  draft: RequestDraft,
  customer: Customer,
  option: DeskOption,
  linked: readonly Incident[],
): Promise<TopicsOffered | undefined> {
  const desk = filing.desk(option.id);
  if (!desk || !wantsTopic(option)) return undefined;
  const suggest = (typed: string) => filing.topics.suggest(desk, customer, typed);
  const likely = await likelyTopics(suggest, draft.form.title, linked);
  const others = likely.length > 0 ? likely : await suggest('');
  return { likely: likely.map(topicChoice), others: others.slice(0, MOST_CHOICES).map(topicChoice) };
}

const MOST_ASKED = 5;

/**
 * The likely topics while nobody is chosen yet: a desk's list is the same for all its customers, so that the first customer
 * whose desk wants a topic tells them. Searching for others has to wait for the customer.
 */
export async function topicsForLikely(
  needs: RequestNeeds,
  stage: Stage,
  draft: RequestDraft,
  likely: readonly Customer[],
  incidents: readonly Incident[],
): Promise<TopicsOffered | undefined> {
  for (const { customer, desk } of await desksOfLikely(needs, stage, draft, likely)) {
    const topics = await topicsFor(needs, draft, customer, desk, linkedIn(draft, incidents));
    if (topics && topics.likely.length > 0) return { likely: topics.likely, others: [] };
  }
  return undefined;
}

/** The draft with the topic that was chosen of those. */
export async function withLikelyTopic(
  needs: RequestNeeds,
  stage: Stage,
  draft: RequestDraft,
  likely: readonly Customer[],
  typed: string,
): Promise<RequestDraft> {
  for (const { customer, desk } of await desksOfLikely(needs, stage, draft, likely)) {
    const its = needs.filing.desk(desk.id);
    const topic = its && (await needs.filing.topics.pick(its, customer, typed));
    if (topic) return { ...draft, topic };
  }
  return draft;
}

/** The desks of the few most likely customers, as far as they want a topic. */
async function desksOfLikely(
  needs: RequestNeeds,
  { agent }: Stage,
  draft: RequestDraft,
  likely: readonly Customer[],
): Promise<readonly { readonly customer: Customer; readonly desk: DeskOption }[]> {
  const { service } = draft;
  if (!service) return [];
  const found = await Promise.all(
    likely.slice(0, MOST_ASKED).map(async (customer) => {
      const desk = deskOf(draft, await desksFor(needs, customer, service, agent));
      return desk && wantsTopic(desk) ? [{ customer, desk }] : [];
    }),
  );
  return found.flat();
}

const wantsTopic = ({ readiness }: DeskOption): boolean =>
  readiness.kind === 'ready' && readiness.needs.includes('topic');

/** Those of the incidents that the draft is linked to. */
export const linkedIn = ({ incidents }: RequestDraft, all: readonly Incident[]): readonly Incident[] =>
  all.filter(({ id }) => incidents.some((linked) => linked.id === id));

/** The subscription that was chosen, or the only one there is, or the only one that the linked incidents hit. */
export function withSubscription(
  draft: RequestDraft,
  desk: DeskOption | undefined,
  report: HealthReport | undefined,
): RequestDraft {
  if (draft.subscriptionId || desk?.readiness.kind !== 'ready') return draft;
  const { subscriptions } = desk.readiness;
  const hit = new Set(linkedIn(draft, report?.incidents ?? []).flatMap((incident) => incident.subscriptions));
  const candidates = subscriptions.length === 1 ? subscriptions : subscriptions.filter(({ name }) => hit.has(name));
  const [only, ...others] = candidates;
  return only && others.length === 0 ? { ...draft, subscriptionId: only.id } : draft;
}

const topicChoice = (topic: RequestTopic): TopicChoice => ({
  value: topicKey(topic),
  title: topicWords(topic),
});

/** The draft with what its desk asks for: the topic that was chosen, and the subscription. */
export async function forDesk(
  { filing }: RequestNeeds,
  draft: RequestDraft,
  { customer, desks, report }: RequestFacts,
  typed: string | undefined,
): Promise<RequestDraft> {
  const option = deskOf(draft, desks);
  const desk = option && filing.desk(option.id);
  if (!customer || !desk || option.readiness.kind !== 'ready') return draft;
  const { topic: before, ...rest } = draft;
  const isSame = before && typed === topicKey(before);
  const topic = isSame || !typed ? before : await filing.topics.pick(desk, customer, typed);
  return withSubscription({ ...rest, ...(topic && { topic }) }, option, report);
}

/** Completes the box of topics, for who writes the draft alone; nothing when another box is asked for. */
export const createSuggestFor =
  ({ customers, filing }: Pick<RequestNeeds, 'customers' | 'filing'>) =>
  async (agent: Agent, dataset: string, typed: string): Promise<readonly TopicChoice[] | undefined> => {
    const asked = topicsAskedFor(dataset);
    if (!asked) return undefined;
    const draft = await filing.drafts.draft(asked.draftId, agent);
    const customer = draft?.customer && customers().byTenantId(draft.customer.tenantId);
    const desk = filing.desk(asked.deskId);
    return customer && desk ? (await filing.topics.suggest(desk, customer, typed)).map(topicChoice) : [];
  };
