import type { Outage } from '../../domain/outage.ts';
import { isStale, type Verdict } from '../../domain/verdict.ts';

/** An outage is Microsoft's by its own word, as long as that word is fresh. One that vanished nobody can tell of. */
export function verdictOfOutage({ state, exposures, readAt }: Outage, now: Date): Verdict {
  if (state === 'vanished') return { kind: 'cannot-tell', reasons: [{ kind: 'vanished' }], readAt };
  if (state === 'resolved') return { kind: 'microsoft-confirms', reasons: [{ kind: 'resolved' }], readAt };
  const live = exposures.filter(({ endedAt }) => endedAt === undefined);
  const isSilent = live.length > 0 && live.every(({ status }) => status === 'unknown');
  if (isSilent || isStale(readAt, now)) return { kind: 'cannot-tell', reasons: [{ kind: 'stale' }], readAt };
  return { kind: 'microsoft-confirms', reasons: [{ kind: 'published', count: 1 }], readAt };
}
