import type { Job } from '../outage-ports.ts';

/** Brings one place up to date with one early signal, not before so many milliseconds from now. */
export const signalJob = (signalId: string, followingId: string, afterMs?: number): Job<'tell-signal-at'> => ({
  key: `${followingId} ${signalId}`,
  data: { followingId, signalId },
  ...(afterMs !== undefined && { afterMs }),
});
