import { isUsable } from '../cards/desk-lines.ts';
import { type DeskOption, type TopicChoice, topicsAskedFor } from '../cards/request-form-card.ts';
import { topicWords } from '../cards/request-words.ts';
import type { Agent } from '../domain/agent.ts';
import type { Customer } from '../domain/customer.ts';
import type { RequestDraft, RequestTopic } from '../domain/request-draft.ts';
import { topicKey } from '../services/requests/suggest-topics.ts';
import type { RequestFacts, RequestNeeds } from './request-facts.ts';

const MOST_CHOICES = 12;

/** The desk that a draft goes to: the one chosen while it is usable, else the first that is. */
export function deskOf(draft: RequestDraft, desks: readonly DeskOption[]): DeskOption | undefined {
  const usable = desks.filter(({ readiness }) => isUsable(readiness));
  return usable.find(({ id }) => id === draft.deskId) ?? usable[0];
}

/** Nothing where the desk wants no topic. Those that the title names come first, for clients without typeahead. */
export async function topicsFor(
  { filing }: RequestNeeds,
  { form }: RequestDraft,
  customer: Customer,
  { id, readiness }: DeskOption,
): Promise<readonly TopicChoice[] | undefined> {
  const desk = filing.desk(id);
  if (!desk || readiness.kind !== 'ready' || !readiness.needs.includes('topic')) return undefined;
  const named = await filing.topics.suggest(desk, customer, form.title);
  const likely = named.length > 0 ? named : await filing.topics.suggest(desk, customer, '');
  return likely.slice(0, MOST_CHOICES).map(topicChoice);
}

const topicChoice = (topic: RequestTopic): TopicChoice => ({
  value: topicKey(topic),
  title: topicWords(topic),
});

/** The topic and the subscription that were chosen, or the only one there is. */
export async function forDesk(
  { filing }: RequestNeeds,
  draft: RequestDraft,
  { customer, desks }: RequestFacts,
  typed: string | undefined,
): Promise<RequestDraft> {
  const option = deskOf(draft, desks);
  const desk = option && filing.desk(option.id);
  if (!customer || !desk || option.readiness.kind !== 'ready') return draft;
  const { topic: before, subscriptionId, ...rest } = draft;
  const isSame = before && typed === topicKey(before);
  const topic = isSame || !typed ? before : await filing.topics.pick(desk, customer, typed);
  const [only, ...others] = option.readiness.subscriptions;
  const subscription = subscriptionId ?? (others.length === 0 ? only?.id : undefined);
  return { ...rest, ...(topic && { topic }), ...(subscription && { subscriptionId: subscription }) };
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
