/**
 * What `src/index.ts` (ROLE=all) and `src/worker.ts` run, in a process that a test kills. It looks at everybody three times
 * a second (the settings allow no less than 15 seconds, for Microsoft's sake), asks for jobs eight times a second rather than
 * twice, and begins at a word on standard input: reading its files is most of a start, and can be done while its forerunner
 * still lives. Its clock is AHEAD_MS ahead.
 */
import '../../../src/house/heap.ts';

import { stand } from '../../../src/house/stand.ts';
import { REAL_WORLD } from '../../../src/house/world.ts';
import { hurriedJobClock } from '../job-clock.ts';

const ROUND_S = 0.3;
const HURRY = 4;
const aheadMs = Number(process.env.AHEAD_MS);
const world = {
  ...REAL_WORLD,
  clock: () => new Date(Date.now() + aheadMs),
  jobClock: hurriedJobClock(HURRY),
};

const { build } =
  process.env.ROLE === 'worker'
    ? { build: (await import('../../../src/house/worker-house.ts')).buildWorkerHouse }
    : { build: (await import('../../../src/house.ts')).buildHouse };
const { promise: told, resolve: begin } = Promise.withResolvers<void>();
process.stdin.on('data', () => begin());
// Whoever started it is gone.
process.stdin.on('end', () => process.exit());
await told;
console.log(JSON.stringify({ msg: 'begins' }));
await stand(['all', 'worker'], ({ LOOK_SECONDS_M365, ...config }) =>
  build({ ...config, LOOK_SECONDS_M365: LOOK_SECONDS_M365 && ROUND_S }, world),
);
