import { type FiledRequest, isOpenRequest } from './filed-request.ts';

export const REQUEST_FILTERS = ['open', 'waiting', 'closed'] as const;

export type RequestFilter = (typeof REQUEST_FILTERS)[number];

/** `waiting`: one of us has to do something, as filing it by hand, or answering the desk. */
export const passes = (request: FiledRequest, only: RequestFilter | undefined): boolean => {
  const isOpen = isOpenRequest(request);
  if (only === 'closed') return !isOpen;
  if (only === 'waiting') return isOpen && isWaiting(request);
  return only === undefined || isOpen;
};

export const isWaiting = ({ progress, told }: FiledRequest): boolean =>
  progress === 'handed-off' || told?.status === 'attention-needed';
