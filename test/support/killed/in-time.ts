import { setTimeout as sleep } from 'node:timers/promises';

/** What has not come by then never will, on however busy a machine. */
const GIVE_UP_MS = 600_000;
const LOOK_MS = 25;

/** Fails when it takes too long. */
export async function inTime<Got>(promise: Promise<Got>): Promise<Got> {
  const late = sleep(GIVE_UP_MS, undefined, { ref: false }).then(() => Promise.reject(new Error('it never came')));
  return await Promise.race([promise, late]);
}

/** Looks until it is so. Fails when it takes too long. */
export async function until(claim: () => Promise<boolean>): Promise<void> {
  const signal = AbortSignal.timeout(GIVE_UP_MS);
  while (!(await claim())) await sleep(LOOK_MS, undefined, { signal });
}
