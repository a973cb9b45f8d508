import type { Customer } from '../../domain/customer.ts';
import { type FiledRequest, isToBeFollowed, type RequestEvent, withEvents } from '../../domain/filed-request.ts';
import { readOn } from '../../domain/request-reading.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { MayRead } from '../access/may-read.ts';
import type { RequestBook, RequestDesk } from '../desk-ports.ts';
import type { FailedJob, Job, Jobs } from '../outage-ports.ts';
import { pauseMs } from '../outages/pace.ts';
import { type FileRequest, followJob } from './file-request.ts';

type FollowJob = Job<'follow-request'>;

/** Follows every request to its end, shared by all replicas. */
export interface FollowRequests {
  /** Makes sure that whatever has something to come is followed. */
  reconcile(): Promise<void>;
  /** Begins to follow, until the jobs are stopped. */
  work(): Promise<void>;
  /** Has it looked after at once: somebody has changed it, or wants to know. */
  hurry(requestId: string): Promise<void>;
}

export interface FollowRequestsNeeds {
  readonly jobs: Pick<Jobs, 'send' | 'missing' | 'work'>;
  readonly requests: Pick<RequestBook, 'request' | 'change' | 'toFollow'>;
  readonly desk: (id: string) => RequestDesk | undefined;
  readonly fileRequest: Pick<FileRequest, 'resume'>;
  /** Nothing for a customer who is gone. */
  readonly customer: (tenantId: string) => Customer | undefined;
  readonly mayRead: MayRead;
  /**
   * Tells whoever hears of it what has happened since they were last told. Told again when it fails, or the process dies
   * before it is noted, so each event has a name: the request's id and its place in the history.
   */
  readonly tell: (request: FiledRequest, news: readonly RequestEvent[]) => Promise<void>;
  /** Notes what has become of the outages that it is linked to. */
  readonly watchLinked: (request: FiledRequest) => Promise<FiledRequest>;
  readonly everyMs: number;
  readonly clock: () => Date;
  readonly deadline: () => AbortSignal;
  readonly random: () => number;
  readonly onFailure: (request: FiledRequest, failure: SourceError) => void;
  readonly onError: (error: unknown) => void;
}

const AT_ONCE = { batch: 5, batches: 2 };

export function createFollowRequests(needs: FollowRequestsNeeds): FollowRequests {
  const { jobs, requests, clock } = needs;

  /** Asks the desk how it stands, where there is somebody to ask. */
  async function look(request: FiledRequest): Promise<FiledRequest> {
    const desk = needs.desk(request.deskId);
    const customer = needs.customer(request.packet.customer.tenantId);
    if (!desk || !customer || (desk.kind !== 'own' && !needs.mayRead(customer).may)) return request;
    if (request.progress === 'sending' || request.progress === 'unclear') {
      const filing = await needs.fileRequest.resume(desk, request);
      if (filing.kind === 'done' && filing.outcome.kind === 'unclear') throw filing.outcome.failure;
      return filing.request;
    }
    const state = request.progress === 'filed' ? await desk.read(request, needs.deadline()) : undefined;
    if (!state) return request;
    return (await requests.change(request.id, (now) => readOn(now, state, clock()))) ?? request;
  }

  /** Where the agent was to be asked again by now, that is an event of its own. */
  async function ask(request: FiledRequest): Promise<FiledRequest> {
    const isDue = ({ askAgainAt }: FiledRequest) => askAgainAt !== undefined && askAgainAt <= clock();
    if (!isDue(request)) return request;
    const changed = await requests.change(request.id, (now) => {
      if (!isDue(now)) return undefined;
      const { askAgainAt: _, ...rest } = now;
      return withEvents(rest, { kind: 'asked-again', at: clock() });
    });
    return changed ?? request;
  }

  async function tellNews(request: FiledRequest): Promise<FiledRequest> {
    const { toldEvents, history, id } = request;
    if (toldEvents >= history.length) return request;
    await needs.tell(request, history.slice(toldEvents));
    const told = (now: FiledRequest) => ({ ...now, toldEvents: Math.max(now.toldEvents, history.length) });
    return (await requests.change(id, told)) ?? request;
  }

  async function followOnce({ data }: FollowJob): Promise<FollowJob | undefined> {
    const { requestId, failures } = data;
    const request = await requests.request(requestId);
    if (!request || !isToBeFollowed(request)) return undefined;
    const next = (failed: number, retryAfterMs?: number): FollowJob => {
      const pace = { everyMs: needs.everyMs, failures: failed, retryAfterMs, random: needs.random() };
      return followJob(requestId, pauseMs(pace), failed);
    };
    try {
      // What was told before is not held up by a desk that does not answer.
      const told = await tellNews(request);
      // What a desk does not answer holds up no question to the agent.
      const asked = await tellNews(await needs.watchLinked(await ask(told)));
      await tellNews(await look(asked));
      return next(0);
    } catch (error) {
      if (error instanceof SourceError) needs.onFailure(request, error);
      else needs.onError(error);
      return next(failures + 1, error instanceof SourceError ? error.retryAfterMs : undefined);
    }
  }

  async function follow(batch: readonly FollowJob[]): Promise<readonly FailedJob[]> {
    const next = await Promise.all(batch.map(followOnce));
    await jobs.send(
      'follow-request',
      next.flatMap((job) => job ?? []),
    );
    return [];
  }

  return {
    work: () => jobs.work('follow-request', AT_ONCE, follow),
    async hurry(requestId) {
      await jobs.send('follow-request', [followJob(requestId, 0)]);
    },
    async reconcile() {
      const missing = await jobs.missing('follow-request', await requests.toFollow());
      await jobs.send(
        'follow-request',
        missing.map((id) => followJob(id, 0)),
      );
    },
  };
}
