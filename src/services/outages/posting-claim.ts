/**
 * A worker that has not said for so long that it is still posting has died, or might as well have: its job, too, is another's
 * by then (`heartbeatSeconds` of `adapters/jobs/queues.ts`).
 */
export const POSTING_LIMIT_MS = 30_000;
const SAID_EVERY_MS = 10_000;

/** Says again and again that the claim is held, for as long as the work lasts; that it could not be said ends nothing. */
export type WhileClaimed = <Done>(stillHeld: () => Promise<void>, work: () => Promise<Done>) => Promise<Done>;

/** `alarm`: rings once after so many milliseconds, unless taken back by the function it answers. */
export function createWhileClaimed(alarm: (ms: number, ring: () => void) => () => void): WhileClaimed {
  return async (stillHeld, work) => {
    const round = () => {
      takeBack = alarm(SAID_EVERY_MS, round);
      void stillHeld().catch(() => {});
    };
    let takeBack = alarm(SAID_EVERY_MS, round);
    try {
      return await work();
    } finally {
      takeBack();
    }
  };
}
