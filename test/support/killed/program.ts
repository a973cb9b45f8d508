/**
 * What `src/index.ts` (ROLE=all) and `src/worker.ts` run, in a process that a test kills. It looks at everybody three times
 * a second (the settings allow no less than 15 seconds, for Microsoft's sake), and begins at a word on standard input:
 * reading its files is most of a start, and can be done while its forerunner still lives. Its clock is AHEAD_MS ahead.
 */
import '../../../src/house/heap.ts';

import { stand } from '../../../src/house/stand.ts';
import { REAL_WORLD } from '../../../src/house/world.ts';

const ROUND_S = 0.3;
const aheadMs = Number(process.env.AHEAD_MS);
const world = { ...REAL_WORLD, clock: () => new Date(Date.now() + aheadMs) };

const { build } =
  process.env.ROLE === 'worker'
    ? { build: (await import('../../../src/house/worker-house.ts')).buildWorkerHouse }
    : { build: (await import('../../../src/house.ts')).buildHouse };
const { promise: told, resolve: begin } = Promise.withResolvers<void>();
process.stdin.on('data', () => begin());
// Whoever started it is gone.
process.stdin.on('end', () => process.exit());
await told;
await stand(['all', 'worker'], (config) => build({ ...config, LOOK_SECONDS_M365: ROUND_S }, world));
