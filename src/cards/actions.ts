import { z } from 'zod';
import { SIGNAL_ANSWERS } from '../domain/early-signal.ts';
import { MUTE_CHOICES } from '../domain/muting.ts';
import { isLanguage } from '../words/words.ts';
import type { Element } from './card.ts';
import { REPLY_ACTIONS } from './reply-actions.ts';
import { OfList, REQUEST_ACTIONS } from './request-actions.ts';

const Fresh = { fresh: z.boolean().optional() };
const OfCustomer = { tenantId: z.guid() };
/** Teams' id of a channel or group chat, without thread. */
const OfConversation = { conversationId: z.string().min(1).max(300) };
/** One word, as the partner has called the tag. */
const TagName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,29}$/u);
const OfTagging = { tag: TagName, tenantIds: z.array(z.guid()).max(50) };
/** What is to be shown of the customer that is chosen, where it is not the services. */
const Goal = z.enum(['requests', 'messages', 'maintenance']);
const Kind = z.enum(['all', 'list', 'tag', 'none']);
const OfService = { ...OfCustomer, source: z.enum(['microsoft365', 'azure']), serviceId: z.string().min(1).max(100) };
const OfOutage = { incidentId: z.string().min(1).max(60) };
/** A living card. */
const OfCard = { ...OfOutage, followingId: z.string().min(1).max(100) };
/** A view of a living card's outage; without one, of the outage as the agent may see it. */
const OfView = { ...OfOutage, followingId: OfCard.followingId.optional() };
/** A form that somebody is filling in: what it is about waits with us. */
const OfDraft = { ask: z.guid() };
const OfFollowing = { followingId: z.string().min(1).max(100) };
const Typed = z.string().max(4000).optional();
const OfCommunications = { tenantId: z.guid().optional(), kind: z.literal('maintenance').optional() };
const Page = { page: z.int().min(0).max(9999).optional() };

/** A file by ids alone (`FileRef`); the incident's becomes part of an address. */
const OfFile = {
  file: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('post-incident-review'),
      ...OfCustomer,
      incidentId: z.string().regex(/^[\w-]{1,60}$/),
    }),
    z.object({ kind: z.literal('customer-history'), ...OfCustomer }),
    z.object({ kind: z.literal('affected-customers'), ...OfView }),
    z.object({ kind: z.literal('service-requests'), ...OfList }),
  ]),
};
const OfOffer = { ...OfFile, offer: z.guid() };

/**
 * Everything a button on our cards can ask for. A button carries its own meaning as ids, never text, hosts or rights:
 * cards live for years, and their data comes back from a client.
 */
export const CardAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('show-help') }),
  z.object({ do: z.literal('show-customers') }),
  /** `customer` is what the search box holds: a tenant id, or nothing yet. */
  z.object({ do: z.literal('choose-customer'), customer: z.string().max(200).optional(), goal: Goal.optional() }),
  z.object({ do: z.literal('show-services'), ...OfCustomer, ...Fresh }),
  z.object({ do: z.literal('show-timeline'), ...OfService, ...Fresh }),
  /** Of some services, by `Service.id`, or of all: what an agent puts into a conversation. */
  z.object({
    do: z.literal('share-health'),
    ...OfCustomer,
    serviceIds: z.array(z.string().min(1).max(100)).max(20).optional(),
    ...Fresh,
  }),
  z.object({ do: z.literal('show-incident'), ...OfCustomer, incidentId: z.string().min(1).max(60), ...Fresh }),
  z.object({ do: z.literal('show-requests'), ...OfCustomer }),
  z.object({ do: z.literal('show-request'), ...OfCustomer, requestId: z.string().regex(/^[\w-]{1,60}$/) }),
  /** Without a customer: of all. `only` and `service` (an id) are what the boxes hold, or what a page was filtered by. */
  z.object({
    do: z.literal('show-communications'),
    ...OfCommunications,
    only: z.enum(['all', 'major', 'action']).optional(),
    service: z.string().max(100).optional(),
    ...Page,
    ...Fresh,
  }),
  z.object({ do: z.literal('show-communication'), ...OfCommunications, id: z.string().min(1).max(60) }),
  z.object({ do: z.literal('send-file'), ...OfFile }),
  /** What Teams' own question about a file gives back. */
  z.object({ do: z.literal('accept-file'), ...OfOffer }),
  z.object({ do: z.literal('decline-file'), ...OfOffer }),
  z.object({ do: z.literal('change-audience'), ...OfConversation }),
  /** What the boxes hold: tenant ids with commas between; a tag, or nothing yet. */
  z.object({
    do: z.literal('choose-audience'),
    ...OfConversation,
    audience: Kind,
    customers: z.string().max(4000).optional(),
    tag: z.string().max(40).optional(),
  }),
  z.object({
    do: z.literal('approve-audience'),
    ...OfConversation,
    audience: Kind,
    tenantIds: z.array(z.guid()).max(50),
    tag: TagName.optional(),
    /** Which question this answers: it is answered once. */
    ask: z.guid().optional(),
  }),
  /** What is asked first where several customers are meant; to untag nobody in particular is to untag all. */
  z.object({ do: z.literal('tag'), ...OfTagging }),
  z.object({ do: z.literal('untag'), ...OfTagging }),
  z.object({ do: z.literal('show-outages'), ...Page }),
  z.object({ do: z.literal('show-outage'), ...OfView }),
  z.object({ do: z.literal('outage-timeline'), ...OfView }),
  z.object({ do: z.literal('outage-customers'), ...OfView, ...Page }),
  z.object({ do: z.literal('outage-acknowledge'), ...OfCard, release: z.boolean().optional() }),
  z.object({ do: z.literal('outage-assign'), ...OfCard }),
  /** Without `until` it asks how long; `off` ends it. */
  z.object({ do: z.literal('outage-mute'), ...OfCard, until: z.enum([...MUTE_CHOICES, 'off']).optional() }),
  z.object({ do: z.literal('answer-signal'), ...OfFollowing, signalId: z.guid(), says: z.enum(SIGNAL_ANSWERS) }),
  z.object({ do: z.literal('show-history'), ...OfCustomer }),
  z.object({ do: z.literal('show-calendar') }),
  /** `names` is what the box holds: whether it names customers. */
  z.object({ do: z.literal('give-calendar'), names: z.enum(['true', 'false']).optional() }),
  z.object({ do: z.literal('revoke-calendar'), confirmed: z.boolean().optional() }),
  z.object({ do: z.literal('follow') }),
  z.object({ do: z.literal('show-followings') }),
  z.object({ do: z.literal('edit-following'), ...OfFollowing }),
  z.object({ do: z.literal('take-over'), ...OfFollowing }),
  z.object({ do: z.literal('unfollow'), ...OfFollowing, confirmed: z.boolean().optional() }),
  /** What the boxes hold (`TypedWish`); what is wrong with it is told at the box. */
  z.object({
    do: z.literal('review-following'),
    ...OfDraft,
    which: z.enum(['all', 'list', 'names', 'tags']).optional(),
    customers: Typed,
    patterns: Typed,
    tags: Typed,
    services: Typed,
    classifications: Typed,
    transitions: Typed,
    quietFrom: Typed,
    quietTo: Typed,
    zone: Typed,
    digestAt: Typed,
    earlySignals: z.enum(['true', 'false']).optional(),
    communications: Typed,
    mutesMaintenance: z.enum(['true', 'false']).optional(),
    audience: z.enum(['keep', 'same', 'all']).optional(),
  }),
  z.object({ do: z.literal('change-following'), ...OfDraft }),
  z.object({ do: z.literal('save-following'), ...OfDraft }),
  z.object({ do: z.literal('cancel-following'), ...OfDraft }),
  ...REPLY_ACTIONS,
  ...REQUEST_ACTIONS,
  z.object({ do: z.literal('offboard'), ...OfCustomer, confirmed: z.boolean().optional() }),
  z.object({ do: z.literal('show-languages') }),
  /** Without one: as each reader's Teams is set. */
  z.object({ do: z.literal('set-language'), language: z.string().refine(isLanguage).optional() }),
]);

export type CardAction = z.infer<typeof CardAction>;

/** Reads a button's data, whoever sends it; nothing when it is none of ours. */
export function readAction(data: unknown): CardAction | undefined {
  return CardAction.safeParse(data).data;
}

export interface ExecuteOptions {
  /** The card has input fields, and this is not the button that sends them: an empty box must not hold it back. */
  readonly besideInputs?: boolean;
}

/**
 * Action.Execute replaces the card in place; clients without it fall back to Action.Submit with the same data.
 * Untitled, for rows: a title would be read aloud instead of the row.
 */
export function execute(action: CardAction, { besideInputs = false }: ExecuteOptions = {}) {
  const inputs = besideInputs ? { associatedInputs: 'none' } : {};
  return {
    type: 'Action.Execute',
    verb: action.do,
    data: action,
    ...inputs,
    fallback: { type: 'Action.Submit', data: action, ...inputs },
  };
}

/** A button in a card's action bar. */
export function button(title: string, action: CardAction, options: ExecuteOptions = {}): Element {
  const { fallback, ...rest } = execute(action, options);
  return { ...rest, title, fallback: { ...fallback, title } };
}
