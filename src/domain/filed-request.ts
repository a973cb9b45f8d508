import type { Agent } from './agent.ts';
import type { DeskKind, DeskReceipt } from './filing.ts';
import type { Place } from './following.ts';
import { endsAwaited, reviewsAwaited } from './request-outages.ts';
import type { RequestPacket } from './request-packet.ts';
import type { RequestNote, RequestStatus } from './service-request.ts';

/**
 * How far a request has come on its way to the desk:
 * - `sending`: somebody is at it right now, or died at it
 * - `unclear`: the desk may have it, or not
 * - `handed-off`: an agent files it by hand, and has not told the number yet
 * - `filed`: the desk has it
 * - `dropped`: handed off, and given up
 */
export type RequestProgress = 'sending' | 'unclear' | 'handed-off' | 'filed' | 'dropped';

/** A state as somebody told it: the desk itself, or the agent who looked there. */
export interface ToldState {
  readonly status: RequestStatus;
  /** The desk has answered that it has no such request (any more). */
  readonly isMissing?: true;
  /** The desk's own word for it, where that says more. */
  readonly said?: string;
  /** Who works on it, as the desk names them. */
  readonly owner?: string;
  /** Absent where the desk told it. */
  readonly by?: Agent;
  readonly at: Date;
}

/** What happened to a request. */
export type RequestHappening =
  | { readonly kind: 'filed' | 'unclear' | 'handed-off' | 'dropped' | 'asked-again' }
  | { readonly kind: 'numbered'; readonly number: string }
  | { readonly kind: 'status'; readonly from: RequestStatus; readonly to: RequestStatus }
  | { readonly kind: 'owner'; readonly owner: string }
  /** Somebody at the desk has answered. */
  | { readonly kind: 'reply'; readonly note: RequestNote }
  /** One of us has written to the desk; the key names the note. */
  | { readonly kind: 'note'; readonly text: string; readonly key: string }
  /** A linked outage is over at the customer; who filed it says that it persists all the same; its review has come. */
  | { readonly kind: 'outage-ended' | 'persists' | 'reviewed'; readonly incidentId: string };

export type RequestEvent = RequestHappening & {
  readonly at: Date;
  /** Absent where the desk, or Healthdesk itself, did it. */
  readonly by?: Agent;
};

/** A message that shows how a request stands, and is edited as that changes. */
export interface RequestCard {
  readonly place: Place;
  /** Absent where Teams did not tell it: it stands there, and stands still. */
  readonly messageId?: string;
  /** So many of the history's events it shows. */
  readonly shown: number;
  /** When somebody last said that they are posting it; left behind where they died before they knew the message's id. */
  readonly claimedAt?: Date;
}

/** A service request that was sent, or is on its way. */
export interface FiledRequest {
  /** The draft's: one draft becomes one request. The key by which the desk knows it. */
  readonly id: string;
  readonly deskId: string;
  readonly deskKind: DeskKind;
  /** As it was sent. */
  readonly packet: RequestPacket;
  readonly place?: Place;
  readonly progress: RequestProgress;
  readonly begunAt: Date;
  readonly receipt?: DeskReceipt;
  readonly told?: ToldState;
  /** Handed off: when to ask the agent for the number, or the state, again. */
  readonly askAgainAt?: Date;
  /** Whoever hears of it, beside who filed it. */
  readonly followers: readonly Agent[];
  /** Oldest first; only ever added to. */
  readonly history: readonly RequestEvent[];
  /** So many of the history's events have been told to those who hear of it. */
  readonly toldEvents: number;
  /** By object id: so many were told to this person, where one could be told and another could not. */
  readonly heard?: Readonly<Record<string, number>>;
  readonly cards?: readonly RequestCard[];
}

/** Whether it is still of concern to anybody. */
export const isOpenRequest = ({ progress, told }: FiledRequest): boolean =>
  progress !== 'dropped' && told?.status !== 'closed';

/**
 * Whether anything is still to come of itself: a desk's answer, a question to the agent, what becomes of a linked outage,
 * or news that nobody was told.
 */
export const isToBeFollowed = (request: FiledRequest): boolean =>
  request.toldEvents < request.history.length ||
  (isOpenRequest(request) &&
    (request.progress !== 'handed-off' ||
      request.askAgainAt !== undefined ||
      endsAwaited(request).length + reviewsAwaited(request).length > 0));

/** Whether an agent's hands have filed it, or are to. */
export const wasHandedOff = ({ history }: Pick<FiledRequest, 'history'>): boolean =>
  history.some(({ kind }) => kind === 'handed-off');

/** Those who hear of it: who filed it, and who follows. */
export const hearersOf = ({ packet, followers }: FiledRequest): readonly Agent[] => [
  ...new Map([packet.by, ...followers].map((agent) => [agent.objectId, agent])).values(),
];

/** The same with what has happened added. */
export const withEvents = (request: FiledRequest, ...events: readonly RequestEvent[]): FiledRequest => ({
  ...request,
  history: [...request.history, ...events],
});
