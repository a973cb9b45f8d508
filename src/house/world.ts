import { randomUUID } from 'node:crypto';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { JobClock } from '../services/adapters/jobs/engine.ts';

/** Time, chance and waiting, which come in through the front door: tests bring their own. */
export interface World {
  readonly clock: () => Date;
  /** Rings once after so many milliseconds, unless taken back by the function it answers. */
  readonly alarm: (ms: number, ring: () => void) => () => void;
  /** A signal that aborts after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal;
  /** Rejects as soon as the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Lets everything else that waits for this process go on first. */
  readonly pause: () => Promise<unknown>;
  /** By which jobs wait; the database's own when absent, for replicas share that one. */
  readonly jobClock?: JobClock;
  readonly random: () => number;
  readonly newId: () => string;
}

export const REAL_WORLD: World = {
  clock: () => new Date(),
  alarm: (ms, ring) => {
    const timer = setTimeout(ring, ms);
    return () => clearTimeout(timer);
  },
  deadline: (ms) => AbortSignal.timeout(ms),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  pause: () => setImmediate(),
  random: Math.random,
  newId: randomUUID,
};
