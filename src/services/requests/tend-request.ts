import type { Agent } from '../../domain/agent.ts';
import { type FiledRequest, type RequestHappening, withEvents } from '../../domain/filed-request.ts';
import type { Place } from '../../domain/following.ts';
import type { RequestStatus } from '../../domain/service-request.ts';
import type { NoteOutcome, RequestBook, RequestDesk } from '../desk-ports.ts';

/** What people do with a request once it is on its way. Each answers how it stands then; nothing when there is none. */
export interface TendRequest {
  /** Handed off: "I filed it: 2611…". From then on it is one like any other. */
  number(id: string, number: string, by: Agent): Promise<FiledRequest | undefined>;
  /** How it stands, by what the agent has seen at the desk. */
  state(id: string, status: Exclude<RequestStatus, 'unknown'>, by: Agent): Promise<FiledRequest | undefined>;
  /** Asks the agent for number or state again then. */
  askAgain(id: string, at: Date): Promise<FiledRequest | undefined>;
  /** Handed off, and given up. */
  drop(id: string, by: Agent): Promise<FiledRequest | undefined>;
  follow(id: string, agent: Agent): Promise<FiledRequest | undefined>;
  unfollow(id: string, agent: Agent): Promise<FiledRequest | undefined>;
  /** Writes to the desk. `key` names the note: pressed twice, it is written once. Fails with `SourceError`. */
  answer(request: FiledRequest, note: { readonly key: string; readonly text: string }, by: Agent): Promise<NoteOutcome>;
  /** Shown by this message, which is edited from then on. */
  showAt(request: FiledRequest, place: Place, messageId: string): Promise<FiledRequest | undefined>;
  /** This message shows something else now. */
  hideAt(id: string, messageId: string): Promise<FiledRequest | undefined>;
  /** The linked outage is over, and the problem is not. Its review is awaited. */
  persists(id: string, incidentId: string, by: Agent): Promise<FiledRequest | undefined>;
  /** Solved, at a desk that hears nothing from us: what was never filed is given up. */
  solvedByHand(id: string, by: Agent): Promise<FiledRequest | undefined>;
  /** Has the desk close it. Fails with `SourceError`. */
  close(request: FiledRequest, by: Agent): Promise<NoteOutcome>;
}

export interface TendRequestNeeds {
  readonly requests: Pick<RequestBook, 'change'>;
  readonly desk: (id: string) => RequestDesk | undefined;
  /** Has whoever hears of it told at once. */
  readonly hurry: (requestId: string) => Promise<void>;
  readonly clock: () => Date;
  readonly deadline: () => AbortSignal;
}

export function createTendRequest({ requests, desk, hurry, clock, deadline }: TendRequestNeeds): TendRequest {
  async function change(id: string, how: (request: FiledRequest) => FiledRequest | undefined) {
    const after = await requests.change(id, how);
    if (after) await hurry(id);
    return after;
  }
  const happened = (request: FiledRequest, event: RequestHappening, by: Agent): FiledRequest =>
    withEvents(request, { ...event, at: clock(), by });
  const told = (request: FiledRequest, status: RequestStatus, by: Agent): FiledRequest => {
    const before = request.told?.status ?? 'open';
    const changed = before === status ? request : happened(request, { kind: 'status', from: before, to: status }, by);
    return { ...changed, told: { ...request.told, status, by, at: clock() } };
  };
  const isLeft = ({ progress }: FiledRequest): boolean => progress === 'handed-off';

  return {
    number: (id, number, by) =>
      change(id, (request) => {
        // What a desk has numbered itself is nobody's to change.
        if (!isLeft(request) && request.told?.by === undefined) return undefined;
        if (request.receipt?.number === number) return undefined;
        const numbered = happened(request, { kind: 'numbered', number }, by);
        const receipt = { ...request.receipt, number, ref: number };
        const { askAgainAt: _, ...rest } = { ...numbered, progress: 'filed' as const, receipt };
        return request.told ? rest : { ...rest, told: { status: 'open', by, at: clock() } };
      }),
    state: (id, status, by) => change(id, (request) => told(request, status, by)),
    askAgain: (id, at) => requests.change(id, (request) => ({ ...request, askAgainAt: at })),
    drop: (id, by) =>
      change(id, (request) =>
        isLeft(request) ? { ...happened(request, { kind: 'dropped' }, by), progress: 'dropped' } : undefined,
      ),
    follow: (id, agent) =>
      requests.change(id, (request) => ({ ...request, followers: [...without(request, agent), agent] })),
    unfollow: (id, agent) => requests.change(id, (request) => ({ ...request, followers: without(request, agent) })),
    showAt: (shown, place, messageId) =>
      change(shown.id, (request) => {
        const others = (request.cards ?? []).filter((card) => card.messageId !== messageId);
        return { ...request, cards: [...others, { place, messageId, shown: shown.history.length }] };
      }),
    hideAt: (id, messageId) =>
      requests.change(id, (request) => ({
        ...request,
        cards: (request.cards ?? []).filter((card) => card.messageId !== messageId),
      })),
    persists: (id, incidentId, by) =>
      change(id, (request) => {
        const isKnown = request.history.some((one) => one.kind === 'persists' && one.incidentId === incidentId);
        return isKnown ? undefined : happened(request, { kind: 'persists', incidentId }, by);
      }),
    solvedByHand: (id, by) =>
      change(id, (request) =>
        isLeft(request)
          ? { ...happened(request, { kind: 'dropped' }, by), progress: 'dropped' }
          : told(request, 'closed', by),
      ),
    async answer(request, note, by) {
      const outcome = await desk(request.deskId)?.addNote(request, { ...note, by }, deadline());
      const isNoted = ({ history }: FiledRequest) =>
        history.some((event) => event.kind === 'note' && event.key === note.key);
      if (outcome === 'added')
        await change(request.id, (now) => (isNoted(now) ? undefined : happened(now, { kind: 'note', ...note }, by)));
      return outcome ?? 'by-hand';
    },
    async close(request, by) {
      const outcome = await desk(request.deskId)?.close(request, deadline());
      if (outcome === 'added') await change(request.id, (now) => told(now, 'closed', by));
      return outcome ?? 'by-hand';
    },
  };
}

const without = ({ followers }: FiledRequest, { objectId }: Agent): readonly Agent[] =>
  followers.filter((follower) => follower.objectId !== objectId);
