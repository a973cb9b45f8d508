import { z } from 'zod';
import type { RequestPacket } from '../../../domain/request-packet.ts';
import { pathsIn, Template } from './template.ts';

/** JSON pointer (RFC 6901) into an answer. */
const Pointer = z.string().regex(/^(\/[^/]*)+$/, 'must be a JSON pointer, such as /result/number');

/** Where an answer tells what; whatever has no pointer is not told. */
const Answer = z.strictObject({
  number: Pointer.optional(),
  link: Pointer.optional(),
  ref: Pointer.optional(),
  status: Pointer.optional(),
  owner: Pointer.optional(),
  notes: Pointer.optional(),
});

const Told = z.array(z.union([z.string(), z.number()]).transform(String)).default([]);

/** How a ticket system is spoken with: each message a template, each answer pointers. Ready ones stand in `docs/desks/`. */
export const Profile = z.strictObject({
  name: z.string().min(1),
  /** A new request. Its receiver has to take the same `webhook-id` once. */
  file: z.strictObject({ body: Template, answer: Answer }),
  /** Asks for a request's state; without it people tell how it stands. */
  read: z.strictObject({ body: Template, answer: Answer }).optional(),
  note: z.strictObject({ body: Template }).optional(),
  close: z.strictObject({ body: Template }).optional(),
  /** The system's own words for states, as its answers tell them; any other is unknown. */
  statuses: z.strictObject({ open: Told, 'attention-needed': Told, closed: Told }).prefault({}),
  /** Within one note of an answer: names, not pointers. */
  notes: z
    .strictObject({ by: z.string(), at: z.string(), text: z.string() })
    .default({ by: 'by', at: 'at', text: 'text' }),
});

export type Profile = z.output<typeof Profile>;

/** What a template may ask for. */
export interface Facts {
  readonly type: 'request.filed' | 'request.read' | 'request.note' | 'request.closed';
  readonly key: string;
  /** Of a request that the system has: as its answer told them. */
  readonly number: string;
  readonly ref: string;
  readonly note: { readonly key: string; readonly text: string };
  /** All that the request says, in one text. */
  readonly text: string;
  readonly request: object;
}

/** The packet as templates see it: times as ISO 8601, incidents and copies as lists, and their ids in one text. */
export const requestFacts = (packet: RequestPacket): object => ({
  ...packet,
  startedAt: packet.startedAt.toISOString(),
  incidents: packet.incidents.map((incident) => ({ ...incident, startedAt: incident.startedAt.toISOString() })),
  incidentIds: packet.incidents.map(({ id }) => id),
  agent: { name: packet.by.name, objectId: packet.by.objectId },
  message: packet.message ?? { text: '', author: '', link: '' },
});

/** Every slot that a template may hold; `docs/desks/README.md` explains them. */
export const SLOTS: readonly string[] = [
  ...['type', 'key', 'number', 'ref', 'note.key', 'note.text', 'text', 'request'],
  ...['customer.tenantId', 'customer.name', 'customer.domain', 'service.id', 'service.name', 'service.source'].map(
    ofRequest,
  ),
  ...['title', 'description', 'startedAt', 'severity', 'businessImpact', 'affectedUsers', 'stepsTried'].map(ofRequest),
  ...['contact.name', 'contact.mail', 'contact.phone', 'contact.zone', 'contact.language', 'copies'].map(ofRequest),
  ...['agent.name', 'agent.objectId', 'incidents', 'incidentIds', 'message.text', 'message.author'].map(ofRequest),
  ofRequest('message.link'),
];

function ofRequest(path: string): string {
  return `request.${path}`;
}

/** What is wrong with a profile: a slot that leads nowhere would be an empty text in every ticket. */
export function profileProblems(profile: Profile): readonly string[] {
  const templates = [profile.file, profile.read, profile.note, profile.close];
  const paths = templates.flatMap((one) => (one ? pathsIn(one.body) : []));
  return [...new Set(paths)].filter((path) => !SLOTS.includes(path)).map((path) => `there is no {{${path}}}`);
}
