import { SourceError } from '../../../domain/source-error.ts';
import type { Admit } from '../http/get.ts';

/** Requests for each application and tenant, whatever they ask for there ("Service communications" in Graph's throttling limits). */
const COUNTED = '/admin/serviceAnnouncement/';
const HOUR_MS = 3_600_000;
const LIMITS = [
  { requests: 240, windowMs: 60_000 },
  { requests: 800, windowMs: HOUR_MS },
];

/** What the background may use of each limit; the rest is there for people at any time. */
const BACKGROUND_SHARE = 0.75;

/**
 * Keeps count of what is sent to Graph's service communications, by tenant, and keeps back what Graph would refuse:
 * `throttled`, with the wait until there is room. Each process counts for itself; where several serve, Graph's own 429 decides.
 *
 * Remembers each request of the last hour: measured, 2 KB for a tenant that is polled every minute, 8 KB at the limit.
 */
export function createHealthBudget(now: () => Date): Admit {
  /** By tenant, in the order of their last request. */
  const sent = new Map<string, readonly number[]>();

  const forgetIdle = (before: number): void => {
    for (const [tenantId, times] of sent) {
      if ((times.at(-1) as number) > before) return;
      sent.delete(tenantId);
    }
  };

  return (url, { source, tenantId, purpose }) => {
    if (tenantId === undefined || !url.includes(COUNTED)) return;
    const at = now().getTime();
    forgetIdle(at - HOUR_MS);
    const times = (sent.get(tenantId) ?? []).filter((time) => time > at - HOUR_MS);
    const share = purpose === 'background' ? BACKGROUND_SHARE : 1;
    const waits = LIMITS.map(({ requests, windowMs }) => (times.at(-requests * share) ?? -Infinity) + windowMs - at);
    const retryAfterMs = Math.max(...waits);
    if (retryAfterMs > 0) {
      throw new SourceError('throttled', source, `not sent: ${times.length} requests in the last hour`, {
        retryAfterMs,
      });
    }
    sent.delete(tenantId);
    sent.set(tenantId, [...times, at]);
  };
}
