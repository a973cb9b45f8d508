import type { Agent } from './agent.ts';
import { type FiledRequest, type RequestEvent, withEvents } from './filed-request.ts';
import type { DeskReceipt } from './filing.ts';
import type { RequestNote, RequestStatus } from './service-request.ts';

/** How a request stands at its desk, as the desk tells it. */
export interface DeskState {
  readonly status: RequestStatus;
  /** The desk has answered that it has no such request (any more). */
  readonly isMissing?: true;
  /** The desk's own word for it. */
  readonly said?: string;
  readonly owner?: string;
  /** Where there is more than was told when it was filed, such as its number. */
  readonly receipt?: DeskReceipt;
  /** All notes that there are, ours among them, in any order. */
  readonly notes: readonly RequestNote[];
}

/** What a desk says of a request that it does not know. */
export const MISSING: DeskState = { status: 'unknown', isMissing: true, notes: [] };

/** The request as the desk tells it now: what is new stands at the end of its history. */
export function readOn(request: FiledRequest, state: DeskState, at: Date): FiledRequest {
  const { told, receipt } = request;
  const { status, said, owner, isMissing } = state;
  const isLost = isMissing === true && told?.isMissing !== true;
  const number = state.receipt?.number;
  const before = told?.status ?? 'open';
  const known = new Set(request.history.flatMap(namesOf));
  const events: readonly RequestEvent[] = [
    ...(number && number !== receipt?.number ? [{ kind: 'numbered' as const, number, at }] : []),
    ...(owner && owner !== told?.owner ? [{ kind: 'owner' as const, owner, at }] : []),
    ...state.notes
      .filter((note) => !known.has(nameOf(note)) && !known.has(note.text.trim()))
      .toSorted((one, other) => (one.at?.getTime() ?? 0) - (other.at?.getTime() ?? 0))
      .map((note) => ({ kind: 'reply' as const, note, at: note.at ?? at })),
    ...(isLost || (status !== before && status !== 'unknown')
      ? [{ kind: 'status' as const, from: before, to: status, at }]
      : []),
  ];
  return withEvents(
    {
      ...request,
      ...(state.receipt && { receipt: { ...receipt, ...state.receipt } }),
      told: {
        status: status === 'unknown' && !isMissing ? before : status,
        at,
        ...(isMissing && { isMissing }),
        ...(said && { said }),
        ...(owner && { owner }),
      },
    },
    ...events,
  );
}

/** What tells one note from another; desks seldom give notes an id. */
const nameOf = ({ by, at, text }: RequestNote): string => `${by ?? ''} ${at?.getTime() ?? ''} ${text}`;

/** A reply is known by all that it is; what we wrote ourselves comes back under another name and time, and is known by its text. */
const namesOf = (event: RequestEvent): readonly string[] => {
  if (event.kind === 'reply') return [nameOf(event.note)];
  return event.kind === 'note' ? [event.text.trim(), ...(event.by ? [signedNote(event.text, event.by)] : [])] : [];
};

/** A note as a desk is given it: the desk knows us all by one account. */
export const signedNote = (text: string, { name }: Agent): string => `${text.trim()}\n\n${name}`;
