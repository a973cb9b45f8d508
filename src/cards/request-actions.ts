import { z } from 'zod';
import { FORM_ROOM } from '../domain/form-room.ts';

const box = (most: number) => z.string().max(most).optional();
/** A draft, and the request that it becomes, by the one id of both. */
const OfDraft = { ask: z.guid() };
const OfRequest = { requestId: z.guid() };

/** What the boxes hold (`RequestForm`, and the choices beside it); what is wrong with it is told at the box. */
const Boxes = {
  customer: box(FORM_ROOM.short),
  /** Searched for, and goes before one of the likely ones. */
  otherCustomer: box(FORM_ROOM.short),
  /** `source/id`. */
  service: box(FORM_ROOM.short),
  /** Ids with commas between: those that stay linked. */
  incidents: box(FORM_ROOM.words),
  desk: box(100),
  subscription: box(FORM_ROOM.short),
  /** Ids of a service and a classification, as the desk has them. */
  topic: box(FORM_ROOM.words),
  /** As `otherCustomer`. */
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
  z.object({ do: z.literal('review-request'), ...OfDraft, ...Boxes }),
  z.object({ do: z.literal('save-request'), ...OfDraft, ...Boxes }),
  z.object({ do: z.literal('change-request'), ...OfDraft }),
  z.object({ do: z.literal('send-request'), ...OfDraft }),
  z.object({ do: z.literal('show-drafts') }),
  z.object({ do: z.literal('drop-draft'), ...OfDraft, confirmed: z.boolean().optional() }),
  z.object({ do: z.literal('show-filed'), ...OfRequest }),
  /** Handed off: the number that the desk gave. */
  z.object({ do: z.literal('number-request'), ...OfRequest, number: box(60) }),
  z.object({ do: z.literal('ask-again'), ...OfRequest, hours: z.union([z.literal(1), z.literal(4), z.literal(24)]) }),
  z.object({ do: z.literal('drop-request'), ...OfRequest, confirmed: z.boolean().optional() }),
  z.object({ do: z.literal('follow-request'), ...OfRequest }),
] as const;
