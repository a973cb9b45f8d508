import { type FiledRequest, isOpenRequest } from './filed-request.ts';
import type { RequestReading, RequestStatus, ServiceRequest } from './service-request.ts';

export const REQUEST_FILTERS = ['open', 'waiting', 'closed'] as const;

export type RequestFilter = (typeof REQUEST_FILTERS)[number];

/** What is listed: those that were filed from here, and what Partner Center tells, which is asked about one customer alone. */
export interface RequestsFound {
  readonly ours: readonly FiledRequest[];
  readonly theirs?: RequestReading<readonly ServiceRequest[]>;
}

/** One of a list, by who tells of it. */
export type ListedRequest =
  | { readonly from: 'healthdesk'; readonly request: FiledRequest }
  | { readonly from: 'partner-center'; readonly request: ServiceRequest };

/** Each once: of one that was filed from here and that Partner Center lists too, we know more. The newest first. */
export function listed({ ours, theirs }: RequestsFound): readonly ListedRequest[] {
  const told = theirs?.kind === 'read' ? theirs.told : [];
  return [
    ...ours.map((request): ListedRequest => ({ from: 'healthdesk', request })),
    ...told
      .filter(({ id }) => !ours.some(({ receipt }) => receipt?.number === id))
      .map((request): ListedRequest => ({ from: 'partner-center', request })),
  ].toSorted((one, other) => begunAt(other) - begunAt(one));
}

/** `waiting`: it is open, and one of us has to do something, as filing it by hand, or answering the desk. */
export function standingOf(one: ListedRequest): RequestFilter {
  if (one.from === 'partner-center') {
    if (one.request.status === 'closed') return 'closed';
    return one.request.status === 'attention-needed' ? 'waiting' : 'open';
  }
  if (!isOpenRequest(one.request)) return 'closed';
  return isWaiting(one.request) ? 'waiting' : 'open';
}

/** The same in Partner Center's words, which tell one state more. */
export function statusOf(one: ListedRequest): RequestStatus {
  if (one.from === 'partner-center') return one.request.status;
  const standing = standingOf(one);
  return standing === 'waiting' ? 'attention-needed' : standing;
}

export function passes(one: ListedRequest, only: RequestFilter | undefined): boolean {
  const standing = standingOf(one);
  return only === undefined || only === standing || (only === 'open' && standing === 'waiting');
}

const isWaiting = ({ progress, told }: FiledRequest): boolean =>
  progress === 'handed-off' || told?.status === 'attention-needed';

const begunAt = ({ from, request }: ListedRequest): number =>
  (from === 'healthdesk' ? request.begunAt : request.createdAt)?.getTime() ?? 0;
