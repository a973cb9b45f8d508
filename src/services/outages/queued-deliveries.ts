import type { Deliveries, Jobs } from '../outage-ports.ts';

export interface QueuedDeliveriesNeeds {
  readonly jobs: Pick<Jobs, 'send'>;
  readonly clock: () => Date;
}

/** Deliveries as jobs: of each card, summary and digest one waits and one is under way, so that news meanwhile coalesce. */
export function createQueuedDeliveries({ jobs, clock }: QueuedDeliveriesNeeds): Deliveries {
  const from = (notBefore: Date | undefined) =>
    notBefore ? { afterMs: Math.max(0, notBefore.getTime() - clock().getTime()) } : {};
  return {
    tell: (cards, notBefore) =>
      jobs.send(
        'tell-place',
        cards.map(({ followingId, incidentId }) => ({
          key: `${followingId} ${incidentId}`,
          data: { followingId, incidentId },
          ...from(notBefore),
        })),
      ),
    summarize: (followingId, notBefore) =>
      jobs.send('tell-summary', [{ key: followingId, data: { followingId }, ...from(notBefore) }]),
    digest: (followingId) => jobs.send('tell-digest', [{ key: followingId, data: { followingId } }]),
  };
}
