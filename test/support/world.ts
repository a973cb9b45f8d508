import { randomUUID } from 'node:crypto';
import type { World } from '../../src/house/world.ts';
import { createMovingJobClock } from './job-clock.ts';

/** A world in which time passes, and alarms ring, only when a test says so. */
export interface HandWorld extends World {
  setClock(now: Date): void;
  /** So many milliseconds go by. */
  pass(ms: number): void;
  /** From now on customers are looked at, too, as time goes by. */
  lookAsTimePasses(): void;
  /** Rings the oldest alarm of so many milliseconds, once there is one. */
  ring(ms: number): Promise<void>;
  /** Rings all alarms of so many milliseconds that there are now. */
  ringAll(ms: number): void;
  /** Resolves once something waits against a deadline of so many milliseconds. */
  waiting(ms: number): Promise<void>;
  /** Deadlines set so far no longer count: what they were for has ended. */
  forget(): void;
  /** Ends every deadline of so many milliseconds, once there is one. */
  runOut(ms: number): Promise<void>;
}

interface Pending {
  readonly ms: number;
  readonly go: () => void;
}

export function createHandWorld(start: Date): HandWorld {
  let now = start;
  const { jobClock, move, moveLooks } = createMovingJobClock();
  const alarms = new Set<Pending>();
  const deadlines = new Set<Pending>();
  const lookers = new Set<() => void>();
  const look = () => {
    for (const looker of [...lookers]) looker();
  };
  const add = (all: Set<Pending>, pending: Pending) => {
    all.add(pending);
    look();
  };
  const oneOf = (all: Set<Pending>, ms: number): Promise<Pending> =>
    new Promise((resolve) => {
      const looker = () => {
        const found = [...all].find((pending) => pending.ms === ms);
        if (!found) return;
        lookers.delete(looker);
        resolve(found);
      };
      lookers.add(looker);
      looker();
    });

  return {
    clock: () => now,
    jobClock,
    lookAsTimePasses: moveLooks,
    setClock(moment) {
      move(moment.getTime() - now.getTime());
      now = moment;
    },
    pass(ms) {
      now = new Date(now.getTime() + ms);
      move(ms);
    },
    alarm(ms, ring) {
      const pending = { ms, go: ring };
      add(alarms, pending);
      return () => void alarms.delete(pending);
    },
    deadline(ms) {
      const limit = new AbortController();
      add(deadlines, { ms, go: () => limit.abort() });
      return limit.signal;
    },
    sleep: async () => {},
    pause: async () => {},
    random: () => 0,
    newId: randomUUID,
    async ring(ms) {
      const pending = await oneOf(alarms, ms);
      alarms.delete(pending);
      pending.go();
    },
    ringAll(ms) {
      for (const pending of [...alarms]) {
        if (pending.ms !== ms) continue;
        alarms.delete(pending);
        pending.go();
      }
    },
    waiting: async (ms) => void (await oneOf(deadlines, ms)),
    forget: () => deadlines.clear(),
    async runOut(ms) {
      await oneOf(deadlines, ms);
      for (const pending of deadlines) {
        if (pending.ms !== ms) continue;
        deadlines.delete(pending);
        pending.go();
      }
    },
  };
}
