import { z } from 'zod';
import { REPLY_KINDS } from '../domain/reply.ts';

/** What may be typed into each box of a reply. */
export const REPLY_ROOM = { subject: 200, text: 4000, choice: 60 } as const;

const box = (most: number) => z.string().max(most).optional();
const OfIncident = { tenantId: z.guid(), incidentId: z.string().regex(/^[\w-]{1,60}$/) };

/** What the boxes hold; what is none of the choices is read as none. */
const Boxes = {
  kind: box(REPLY_ROOM.choice),
  tone: box(REPLY_ROOM.choice),
  language: box(REPLY_ROOM.choice),
  zone: box(REPLY_ROOM.choice),
  subject: box(REPLY_ROOM.subject),
  text: box(REPLY_ROOM.text),
};

/** What buttons about a reply for the customer ask for. */
export const REPLY_ACTIONS = [
  z.object({ do: z.literal('draft-reply'), ...OfIncident, ...Boxes }),
  /** `as` and `speaks` tell what was written, whatever has been chosen since; the same words on the same card are taken once. */
  z.object({
    do: z.literal('take-reply'),
    ...OfIncident,
    ask: z.guid(),
    as: z.enum(REPLY_KINDS),
    speaks: z.string().max(REPLY_ROOM.choice),
    ...Boxes,
  }),
] as const;
