import type { Config } from '../config.ts';
import { createChores } from './chores.ts';
import { createCommunications } from './communications.ts';
import { createFiling } from './filing.ts';
import { openGround } from './ground.ts';
import { createLog } from './log.ts';
import { withTokenKeys } from './token-keys.ts';
import { createWatch } from './watch.ts';
import { createWorker, type Worker } from './worker.ts';
import { REAL_WORLD, type World } from './world.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const WATCH_MS = 30_000;

/** A house without a web: it looks and tells, and answers nobody. */
export async function buildWorkerHouse(
  settings: Config,
  world: World = REAL_WORLD,
  log = createLog(settings.LOG_LEVEL),
): Promise<{ close(): Promise<void> }> {
  const ground = await openGround(await withTokenKeys(settings, world), world, log);
  const { config, customers } = ground;
  const watch = createWatch(ground);
  const worker = createWorker(ground, watch, createFiling(ground, watch), createCommunications(ground).rounds);
  await customers.load();
  const chores = createChores(world, (error) => log.warn({ err: error }, 'a chore failed'));
  chores.every(config.CUSTOMER_REFRESH_MINUTES * MINUTE_MS, async () => {
    await customers.refresh();
    await worker.reconcile();
  });
  await beginWork(worker, chores);
  log.info('Healthdesk is at work');
  return {
    async close() {
      await chores.stop();
      await ground.close();
    },
  };
}

/** What the worker does by itself, with the chores that keep it going. */
export async function beginWork(worker: Worker, chores: Pick<ReturnType<typeof createChores>, 'every'>): Promise<void> {
  await worker.start();
  chores.every(MINUTE_MS, worker.reconcile);
  chores.every(MINUTE_MS / 4, worker.watchQuestions);
  chores.every(WATCH_MS, worker.keepWatch);
  chores.every(DAY_MS, worker.tidy);
}
