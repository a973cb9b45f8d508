import type { FiledRequest } from './filed-request.ts';

type Story = Pick<FiledRequest, 'packet' | 'history'>;

/** Linked outages that were open when it was filed, and of whose end nobody has asked yet. */
export const endsAwaited = ({ packet, history }: Story): readonly string[] =>
  packet.incidents.filter(({ id, isOpen }) => isOpen && !has(history, 'outage-ended', id)).map(({ id }) => id);

/** Outages that are over while the problem persists: their review belongs to the request when it comes. */
export const reviewsAwaited = ({ history }: Story): readonly string[] =>
  history.flatMap((event) =>
    event.kind === 'persists' && !has(history, 'reviewed', event.incidentId) ? event.incidentId : [],
  );

const has = (history: FiledRequest['history'], kind: 'outage-ended' | 'reviewed', id: string): boolean =>
  history.some((event) => event.kind === kind && event.incidentId === id);
