import { type FiledRequest, isOpenRequest, withEvents } from '../../domain/filed-request.ts';
import type { Outage } from '../../domain/outage.ts';
import { endsAwaited, reviewsAwaited } from '../../domain/request-outages.ts';
import type { DeskNote, RequestBook, RequestDesk } from '../desk-ports.ts';

export interface WatchLinkedNeeds {
  readonly requests: Pick<RequestBook, 'change'>;
  readonly outage: (incidentId: string) => Promise<Outage | undefined>;
  readonly desk: (id: string) => RequestDesk | undefined;
  /** What is written to the desk when a review has come, for a problem that persists. */
  readonly reviewNote: (request: FiledRequest, outage: Outage) => string;
  readonly clock: () => Date;
  readonly deadline: () => AbortSignal;
}

/**
 * What becomes of the outages that a request is linked to: that one is over at the customer, which is asked about, and for one
 * that persists all the same, that its review has come, which the desk is told. Answers how the request stands then.
 */
export function createWatchLinked({ requests, outage, desk, reviewNote, clock, deadline }: WatchLinkedNeeds) {
  const ended = (id: string, incidentId: string) =>
    requests.change(id, (now) =>
      endsAwaited(now).includes(incidentId)
        ? withEvents(now, { kind: 'outage-ended', incidentId, at: clock() })
        : undefined,
    );
  const reviewed = (id: string, incidentId: string, note: DeskNote | undefined) =>
    requests.change(id, (now) => {
      if (!reviewsAwaited(now).includes(incidentId)) return undefined;
      const at = clock();
      return withEvents(now, ...(note ? [{ kind: 'note' as const, ...note, at }] : []), {
        kind: 'reviewed',
        incidentId,
        at,
      });
    });

  return async (request: FiledRequest): Promise<FiledRequest> => {
    let now = request;
    if (!isOpenRequest(now)) return now;
    for (const incidentId of endsAwaited(now)) {
      const found = await outage(incidentId);
      if (found && hasEndedAt(found, now.packet.customer.tenantId)) now = (await ended(now.id, incidentId)) ?? now;
    }
    for (const incidentId of reviewsAwaited(now)) {
      const found = await outage(incidentId);
      if (found?.incident.phase !== 'review-published') continue;
      const note = { key: `review-${incidentId}`, text: reviewNote(now, found), by: now.packet.by };
      const outcome = now.progress === 'filed' ? await desk(now.deskId)?.addNote(now, note, deadline()) : undefined;
      now = (await reviewed(now.id, incidentId, outcome === 'added' ? note : undefined)) ?? now;
    }
    return now;
  };
}

/** By what the customer's own source told; where it never told it, by how the outage stands. */
function hasEndedAt({ state, exposures }: Outage, tenantId: string): boolean {
  const exposure = exposures.find((one) => one.tenantId.toLowerCase() === tenantId.toLowerCase());
  return exposure ? exposure.endedAt !== undefined : state === 'resolved';
}
