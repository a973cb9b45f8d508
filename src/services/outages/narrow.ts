import type { Exposure, Outage } from '../../domain/outage.ts';

/**
 * An outage as one audience may hear of it: its customers alone, and how it stands with them. Nothing when none of them is
 * affected. What one customer's source told is told on where it is the same for all: names of Azure subscriptions are not.
 */
export function narrow(outage: Outage, hears: (tenantId: string) => boolean): Outage | undefined {
  const exposures = outage.exposures.filter(({ tenantId }) => hears(tenantId));
  const [first] = exposures;
  if (!first) return undefined;
  if (exposures.length === outage.exposures.length) return outage;
  const isOver = outage.state === 'open' && exposures.every(({ endedAt }) => endedAt !== undefined);
  return {
    ...outage,
    incident: { ...outage.incident, subscriptions: [] },
    ...(isOver && { state: 'resolved' as const }),
    firstSeenAt: exposures.reduce((least, { since }) => (since < least ? since : least), first.since),
    exposures,
  };
}

/** After this long without an answer nobody knows how it stands. */
export const STALE_AFTER_MS = 15 * 60_000;

/** With the state `unknown` where the source has been silent for too long. */
export function withSilence(outage: Outage, isSilent: (exposure: Exposure) => boolean): Outage {
  if (outage.state !== 'open' || !outage.exposures.some(isSilent)) return outage;
  return {
    ...outage,
    exposures: outage.exposures.map((exposure) =>
      exposure.endedAt === undefined && isSilent(exposure) ? { ...exposure, status: 'unknown' } : exposure,
    ),
  };
}
