import type { CardAction } from '../cards/actions.ts';
import { requestFormCard } from '../cards/request-form-card.ts';
import type { Customer } from '../domain/customer.ts';
import type { RequestDraft, RequestService } from '../domain/request-draft.ts';
import type { FieldProblem } from '../domain/request-packet.ts';
import { likelyFor, NOBODY } from './likely-customers.ts';
import { wordsOfRequest } from './prefill-request.ts';
import { asTheyStand, factsOf, isSame, linkTo, openOn, type RequestFacts, type RequestNeeds } from './request-facts.ts';
import {
  deskOf,
  forDesk,
  linkedIn,
  topicsFor,
  topicsForLikely,
  withLikelyTopic,
  withSubscription,
} from './request-topics.ts';
import type { Stage } from './stage.ts';

export type TypedRequest = Extract<CardAction, { do: 'review-request' | 'save-request' }>;

export interface FormWords {
  readonly problems?: readonly FieldProblem[];
  readonly notice?: string | undefined;
  /** Customers whom the agent's words may name. */
  readonly likely?: readonly Customer[];
}

const MOST_CHOICES = 12;

/** Shows the form of a draft, to who writes it alone. */
export async function showForm(
  needs: RequestNeeds,
  stage: Stage,
  draft: RequestDraft,
  { problems = [], notice, likely: named = [] }: FormWords = {},
): Promise<void> {
  const { words, ownWords, memory, access, show } = stage;
  const { customer, services, desks, report } = await factsOf(needs, stage, draft);
  const only = await access.finds();
  const { likely, incidents } = customer ? NOBODY : await likelyFor(needs, stage, draft, named);
  const index = needs.customers();
  const others = index.search('', { recent: memory.recent, limit: MOST_CHOICES, only }).map((hit) => hit.customer);
  const choices = [...new Set([...likely, ...others])].slice(0, MOST_CHOICES);
  const desk = deskOf(draft, desks);
  const topics =
    customer && desk
      ? await topicsFor(needs, draft, customer, desk, linkedIn(draft, report?.incidents ?? []))
      : await topicsForLikely(needs, stage, draft, likely, incidents);
  const card = requestFormCard({
    draft: withSubscription(draft, desk, report),
    customer,
    choices,
    likely,
    services,
    desks,
    problems,
    notice,
    ...(topics && { topics }),
    targets: desk && needs.filing.targets[desk.kind],
    words: ownWords,
  });
  await show(card, { privately: words.say('request.form.sent') });
}

/**
 * The draft with what the boxes hold. Where another customer or service was chosen, what belongs to it is filled in anew,
 * unless somebody has changed it.
 */
export async function readForm(
  needs: RequestNeeds,
  stage: Stage,
  before: RequestDraft,
  typed: TypedRequest,
): Promise<{ readonly draft: RequestDraft; readonly facts: RequestFacts }> {
  const now = needs.filing.clock();
  const filled: RequestDraft = { ...asTyped(before, typed), changedAt: now };
  const facts = await factsOf(needs, stage, filled);
  const service =
    serviceIn(facts.services, typed.service) ?? (typed.service === undefined ? filled.service : undefined);
  const isElse =
    before.customer?.knownBy !== filled.customer?.knownBy ||
    before.customer?.tenantId !== filled.customer?.tenantId ||
    !service ||
    !before.service ||
    !isSame(before.service, service);
  const { service: _, customer, ...rest } = filled;
  const isTheirs = facts.customer !== undefined || customer?.knownBy === 'guessed';
  const draft: RequestDraft = { ...rest, ...(customer && isTheirs && { customer }), ...(service && { service }) };
  const next = isElse ? refilled(before, draft, facts, stage, now) : draft;
  const known = isElse ? await factsOf(needs, stage, next) : facts;
  const settled = { ...next, incidents: asTheyStand(next.incidents, known.report) };
  const topic = typed.otherTopic || typed.topic;
  if (known.customer || !topic) return { draft: await forDesk(needs, settled, known, topic), facts: known };
  const { likely } = await likelyFor(needs, stage, settled);
  return { draft: await withLikelyTopic(needs, stage, settled, likely, topic), facts: known };
}

/** What the agent has typed stays; what was filled in for another customer or service is filled in for this one. */
function refilled(
  before: RequestDraft,
  draft: RequestDraft,
  { report }: RequestFacts,
  { words }: Stage,
  now: Date,
): RequestDraft {
  if (!report) return draft;
  const known = report.incidents.filter(({ id }) => draft.incidents.some((one) => one.id === id));
  const incidents = known.length > 0 || !draft.service ? known : openOn(report, draft.service);
  const anew = wordsOfRequest({ complaint: complaintIn(before), incidents }, words, now);
  const { title, description, startedOn, startedTime } = draft.form;
  const isUntouched = description === before.form.description;
  const isSameTime = startedOn === before.form.startedOn && startedTime === before.form.startedTime;
  const began = isSameTime && incidents.length > 0 ? anew : draft.form;
  return {
    ...draft,
    incidents: incidents.map(linkTo),
    form: {
      ...draft.form,
      title: title || anew.title,
      description: isUntouched ? anew.description : description,
      ...{ startedOn: began.startedOn, startedTime: began.startedTime },
    },
  };
}

/** The agent's own words stand before the first blank line, unless the description begins with an incident. A message's do whole. */
const complaintIn = ({ form, incidents, message }: RequestDraft): string => {
  if (message) return message.text;
  const [first = ''] = form.description.split('\n\n');
  return incidents.some(({ id }) => first.includes(id)) ? '' : first;
};

/** Teams leaves out boxes that are empty; that of the customer chooses another one, and is empty otherwise. */
function asTyped(before: RequestDraft, typed: TypedRequest): RequestDraft {
  const { customer, deskId, subscriptionId, ...rest } = before;
  const chosen = customer ? { customer } : {};
  const kept = new Set((typed.incidents ?? '').split(','));
  const [desk, subscription] = [typed.desk ?? deskId, typed.subscription ?? subscriptionId];
  const { contact } = before.form;
  const reviewFor = typed.do === 'review-request' ? typed.reviewFor : undefined;
  const tenantId = reviewFor || typed.customer;
  return {
    ...rest,
    ...(tenantId ? { customer: { tenantId, knownBy: 'exact' as const } } : chosen),
    ...(desk && { deskId: desk }),
    ...(subscription && { subscriptionId: subscription }),
    incidents: before.incidents.filter(({ id }) => kept.has(id)),
    form: {
      title: typed.title ?? '',
      description: typed.description ?? '',
      startedOn: typed.startedOn ?? '',
      startedTime: typed.startedTime ?? '',
      severity: typed.severity ?? '',
      businessImpact: typed.businessImpact ?? '',
      affectedUsers: typed.affectedUsers ?? '',
      stepsTried: typed.stepsTried ?? '',
      contact: {
        ...contact,
        name: typed.contactName ?? '',
        mail: typed.contactMail ?? '',
        phone: typed.contactPhone ?? '',
      },
      copies: typed.copies ?? '',
    },
  };
}

const serviceIn = (services: readonly RequestService[], typed: string | undefined): RequestService | undefined =>
  services.find(({ source, id }) => `${source}/${id}` === typed);
