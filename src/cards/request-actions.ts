import { z } from 'zod';
import { FORM_ROOM } from '../domain/form-room.ts';
import { REQUEST_FILTERS } from '../domain/request-list.ts';

const box = (most: number) => z.string().max(most).optional();
/** A draft, and the request that it becomes, by the one id of both. */
const OfDraft = { ask: z.guid() };
const OfRequest = { requestId: z.guid() };

/** Which requests; all where nothing is said. */
export const OfList = {
  tenantId: z.guid().optional(),
  incidentId: z.string().min(1).max(60).optional(),
  only: z.enum(REQUEST_FILTERS).optional(),
};

/** What the boxes hold (`RequestForm`, and the choices beside it); what is wrong with it is told at the box. */
const Boxes = {
  customer: box(FORM_ROOM.short),
  /** `source/id`. */
  service: box(FORM_ROOM.short),
  /** Ids with commas between: those that stay linked. */
  incidents: box(FORM_ROOM.words),
  desk: box(100),
  subscription: box(FORM_ROOM.short),
  /** Ids of a service and a classification, as the desk has them. */
  topic: box(FORM_ROOM.words),
  /** Searched for, and goes before one of the likely ones. */
  otherTopic: box(FORM_ROOM.words),
  title: box(FORM_ROOM.title),
  description: box(FORM_ROOM.description),
  startedOn: box(20),
  startedTime: box(20),
  severity: box(20),
  businessImpact: box(FORM_ROOM.words),
  affectedUsers: box(FORM_ROOM.short),
  stepsTried: box(FORM_ROOM.words),
  contactName: box(FORM_ROOM.short),
  contactMail: box(FORM_ROOM.short),
  contactPhone: box(60),
  copies: box(FORM_ROOM.words),
};

/** What buttons about service requests of our own filing ask for. */
export const REQUEST_ACTIONS = [
  /** Whatever is known from where it was pressed; `followingId` is a living card's. */
  z.object({
    do: z.literal('escalate'),
    tenantId: z.guid().optional(),
    source: z.enum(['microsoft365', 'azure']).optional(),
    serviceId: z.string().min(1).max(100).optional(),
    incidentId: z.string().min(1).max(60).optional(),
    followingId: z.string().min(1).max(100).optional(),
  }),
  /** `reviewFor` is the customer whose button it is, and goes before what is searched for. */
  z.object({ do: z.literal('review-request'), ...OfDraft, ...Boxes, reviewFor: z.guid().optional() }),
  z.object({ do: z.literal('save-request'), ...OfDraft, ...Boxes }),
  z.object({ do: z.literal('change-request'), ...OfDraft }),
  z.object({ do: z.literal('send-request'), ...OfDraft }),
  z.object({ do: z.literal('show-drafts') }),
  z.object({ do: z.literal('drop-draft'), ...OfDraft, confirmed: z.boolean().optional() }),
  /** `shared`: on the card of a conversation, which everybody there reads. */
  z.object({ do: z.literal('show-filed'), ...OfRequest, shared: z.boolean().optional() }),
  /** Handed off: the number that the desk gave. */
  z.object({ do: z.literal('number-request'), ...OfRequest, number: box(60) }),
  z.object({ do: z.literal('ask-again'), ...OfRequest, hours: z.union([z.literal(1), z.literal(4), z.literal(24)]) }),
  /** How it stands at a desk that tells us nothing, as the agent has seen it there. */
  z.object({ do: z.literal('tell-state'), ...OfRequest, status: z.enum(['open', 'attention-needed']) }),
  z.object({ do: z.literal('drop-request'), ...OfRequest, confirmed: z.boolean().optional() }),
  z.object({ do: z.literal('follow-request'), ...OfRequest }),
  z.object({ do: z.literal('unfollow-request'), ...OfRequest }),
  z.object({ do: z.literal('reply-request'), ...OfRequest }),
  /** `seen` events of its history stood on the card: the same words on the same card are written once. */
  z.object({ do: z.literal('answer-request'), ...OfRequest, seen: z.int().min(0), text: box(FORM_ROOM.words) }),
  z.object({ do: z.literal('solve-request'), ...OfRequest, confirmed: z.boolean().optional() }),
  /** A linked outage is over, and the problem is not. */
  z.object({
    do: z.literal('request-persists'),
    ...OfRequest,
    incidentId: z.string().min(1).max(60),
    text: box(FORM_ROOM.words),
  }),
  /** Of a customer, or linked to an incident; of neither, one's own. */
  z.object({ do: z.literal('list-requests'), ...OfList }),
] as const;
