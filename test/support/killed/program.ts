/**
 * What `src/index.ts` (ROLE=all) and `src/worker.ts` run, in a process that a test may kill. It looks at everybody every
 * third of a second: the settings allow no less than 15, for Microsoft's sake, and a thousand lives would take days.
 */
import '../../../src/house/heap.ts';
import { stand } from '../../../src/house/stand.ts';

const ROUND_S = 0.3;

await stand(['all', 'worker'], async (settings) => {
  const config = { ...settings, LOOK_SECONDS_M365: ROUND_S };
  if (config.ROLE === 'all') return (await import('../../../src/house.ts')).buildHouse(config);
  return (await import('../../../src/house/worker-house.ts')).buildWorkerHouse(config);
});
