import { type FiledRequest, type RequestHappening, withEvents } from '../../domain/filed-request.ts';
import type { DeskReceipt, FilingOutcome } from '../../domain/filing.ts';
import type { RequestPacket } from '../../domain/request-packet.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { Claim, RequestBook, RequestDesk } from '../desk-ports.ts';
import type { Jobs } from '../outage-ports.ts';

/** What came of it: the desk's outcome, or that somebody else is at it (`taken`), or it was settled before. */
export type Filing =
  | { readonly kind: 'taken' | 'settled'; readonly request: FiledRequest }
  | { readonly kind: 'done'; readonly outcome: FilingOutcome; readonly request: FiledRequest };

export interface FileRequestNeeds {
  readonly requests: Pick<RequestBook, 'claim' | 'release' | 'change'>;
  readonly jobs: Pick<Jobs, 'send'>;
  /** Whether the customer may be written to for this agent, as of now: a right may have gone since somebody confirmed. */
  readonly mayFile: (packet: RequestPacket) => Promise<boolean>;
  readonly clock: () => Date;
  /** So long a desk may take. */
  readonly deadline: () => AbortSignal;
  /** Hears of those that were left behind as well: what is refused then is a draft again, and nobody waits for it. */
  readonly onOutcome: (request: FiledRequest, outcome: FilingOutcome) => void;
}

export interface FileRequest {
  /** Files a draft that is whole. Clicks, devices and replicas that do the same file one request. */
  (desk: RequestDesk, wanted: Pick<FiledRequest, 'id' | 'packet' | 'place'>): Promise<Filing>;
  /** Finds out what became of one that was left behind, and files it if it never arrived. */
  resume(desk: RequestDesk, left: FiledRequest): Promise<Filing>;
}

/** Longer than a desk may take: whoever has been silent for so long has died at it. */
export const SILENT_MS = 2 * 60_000;

/**
 * Claims the draft in the book, then sends it under its own id as key. What may have been sent before is looked up first.
 * What was certainly not filed is a draft again; what is unclear stays with the request, and is asked about from the jobs.
 */
export function createFileRequest(needs: FileRequestNeeds): FileRequest {
  const { requests, clock } = needs;

  async function send(desk: RequestDesk, { kind, request }: Claim): Promise<FilingOutcome> {
    const { packet, id } = request;
    const signal = needs.deadline();
    if (kind === 'again') {
      if (desk.findsBySending && !(await needs.mayFile(packet))) return { kind: 'unclear', failure: notAgain() };
      const found = await desk.find(packet, id, signal);
      if (found.kind !== 'absent') return found;
    }
    if (!(await needs.mayFile(packet))) return { kind: 'refused', why: 'role', fields: [], said: '' };
    const outcome = await desk.file(packet, id, signal);
    // Confirmed long ago and still not there: it is tried again, not handed back.
    const isLeft = kind === 'again' && outcome.kind === 'failed';
    return isLeft ? { kind: 'unclear', failure: outcome.failure } : outcome;
  }

  /** Notes it, and answers how the request stands. */
  async function settle(before: FiledRequest, outcome: FilingOutcome): Promise<FiledRequest> {
    if (outcome.kind === 'refused' || outcome.kind === 'failed') {
      await requests.release(before.id);
      return before;
    }
    const after = await requests.change(before.id, (request) => settled(request, outcome, clock()));
    await needs.jobs.send('follow-request', [followJob(before.id, FIRST_LOOK_MS)]);
    return after ?? before;
  }

  async function file(desk: RequestDesk, wanted: FiledRequest): Promise<Filing> {
    const at = clock();
    const claim = await requests.claim(wanted, at, new Date(at.getTime() - SILENT_MS));
    if (claim.kind === 'taken' || claim.kind === 'settled') return { kind: claim.kind, request: claim.request };
    const outcome = await send(desk, claim);
    const request = await settle(claim.request, outcome);
    needs.onOutcome(request, outcome);
    return { kind: 'done', outcome, request };
  }

  return Object.assign(
    (desk: RequestDesk, wanted: Pick<FiledRequest, 'id' | 'packet' | 'place'>) =>
      file(desk, {
        ...wanted,
        deskId: desk.id,
        deskKind: desk.kind,
        progress: 'sending',
        begunAt: clock(),
        followers: [],
        history: [],
        toldEvents: 0,
      }),
    { resume: file },
  );
}

const notAgain = () =>
  new SourceError('no-permission', 'own-desk', 'not looked up: who has confirmed it may not file any more');

const FIRST_LOOK_MS = 15_000;

export const followJob = (requestId: string, afterMs: number, failures = 0) => ({
  key: requestId,
  data: { requestId, failures },
  afterMs,
});

/** How a request stands after its desk took it, handed it off, or left it unclear. */
function settled(
  request: FiledRequest,
  outcome: Exclude<FilingOutcome, { readonly kind: 'refused' | 'failed' }>,
  at: Date,
): FiledRequest {
  const by = request.packet.by;
  if (outcome.kind === 'unclear') {
    const isNew = request.progress !== 'unclear';
    return { ...withEvents(request, ...(isNew ? [{ kind: 'unclear' as const, at }] : [])), progress: 'unclear' };
  }
  if (outcome.kind === 'handed-off')
    return { ...withEvents(request, { kind: 'handed-off', at, by }), progress: 'handed-off' };
  const events: readonly RequestHappening[] = [{ kind: 'filed' }, ...numberIn(outcome.receipt)];
  return {
    ...withEvents(request, ...events.map((event) => ({ ...event, at, by }))),
    progress: 'filed',
    receipt: outcome.receipt,
    told: { status: 'open', at },
  };
}

const numberIn = ({ number }: DeskReceipt): readonly RequestHappening[] =>
  number === undefined ? [] : [{ kind: 'numbered', number }];
