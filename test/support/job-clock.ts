import { type AttachableClock, type Clock, type Db, systemClock } from 'pg-boss';

export interface MovingJobClock {
  readonly jobClock: AttachableClock;
  /** What waits to be told waits so many milliseconds less. */
  move(ms: number): void;
  /** From now on looks do so, too. */
  moveLooks(): void;
}

/**
 * Timers are real, for workers ask for jobs by them. What is to be told, and what becomes of requests, comes due as the hand
 * clock passes, in the database; looks keep their own pace unless a story says otherwise, so that time may pass in which
 * nobody looks.
 */
export function createMovingJobClock(): MovingJobClock {
  const databases = new Map<Db, Promise<unknown>>();
  let looksToo = false;
  return {
    jobClock: {
      ...systemClock,
      async attach({ db }) {
        databases.set(db, Promise.resolve());
        return {
          async [Symbol.asyncDispose]() {
            const last = databases.get(db);
            databases.delete(db);
            await last;
          },
        };
      },
    },
    move(ms) {
      for (const [db, last] of databases) {
        const moved = last.then(() =>
          db.executeSql(
            `update pgboss.job set start_after = start_after - $1 * interval '1 millisecond'
             where (name like 'tell-%' or name = 'follow-request' or ($2 and name = 'look')) and state < 'active'`,
            [ms, looksToo],
          ),
        );
        databases.set(db, moved);
      }
    },
    moveLooks() {
      looksToo = true;
    },
  };
}

/** Everything that jobs wait for by timers comes so many times as soon: whoever asks for them asks that often. */
export const hurriedJobClock = (times: number): Clock => ({
  ...systemClock,
  setTimeout: (fn, ms) => systemClock.setTimeout(fn, ms / times),
  setInterval: (fn, ms) => systemClock.setInterval(fn, ms / times),
});
