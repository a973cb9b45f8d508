import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { lookKey } from '../../src/services/outages/look-key.ts';
import { median } from '../turns/figures.ts';
import { openScene, type Scene } from './scene.ts';
import type { Target } from './targets.ts';

const LOOKS = 500;
/** Asking how far it has come is work for the database as well. */
const PACE_MS = 1000;
/** A busy machine measures no two rounds alike. */
const FLAT = 1.3;

interface Cost {
  readonly worker: number;
  readonly database: number;
  readonly aSecond: number;
}

export interface CostOptions {
  readonly rounds: number;
  /** How many of the customers are looked at; the others are in the book, and their first looks wait. */
  readonly lookedAt: number;
}

/** What a look costs where there are few customers and where there are many: so many looks, as fast as they go. */
export async function costOfALook(
  sizes: readonly number[],
  { rounds: count, lookedAt }: CostOptions,
): Promise<readonly Target[]> {
  const costs: (Cost & {
    readonly size: number;
    readonly peakMb: number;
    readonly idle: number;
    readonly firstS: number;
  })[] = [];
  for (const size of sizes) {
    // Nobody's turn comes by itself meanwhile.
    const settings = { LOOK_SECONDS_M365: '3600', LOOK_SECONDS_AZURE: '0' };
    const scene = await openScene({
      customers: size,
      settings,
      prepare: (sandbox) => sandbox.setThrottling(false),
    });
    const firstS = await scene.firstRound(lookedAt);
    // A look at somebody who gives no answer costs its time limit, and holds up its whole batch.
    const fleet = (await scene.sandbox.customers()).filter(({ character }) => character === 'fleet');
    const looked = await tenantsLookedAt(scene);
    const keys = fleet.flatMap(({ tenantId }) => (looked.has(tenantId) ? lookKey(tenantId, 'microsoft365') : []));
    await lookAtSome(scene, keys);
    const rounds: Cost[] = [];
    for (let round = 0; round < count; round += 1) rounds.push(await lookAtSome(scene, keys));
    const of = (name: keyof Cost) => median(rounds.map((round) => round[name]));
    const idleFrom = scene.worker.cpuMs();
    await sleep(10_000);
    const idle = (scene.worker.cpuMs() - idleFrom) / 10_000;
    costs.push({
      size,
      firstS,
      idle,
      worker: of('worker'),
      database: of('database'),
      aSecond: of('aSecond'),
      peakMb: scene.worker.peakMb(),
    });
    await scene.close();
    for (const [words, times] of scene.worker.complaints)
      console.warn(`the worker complained ${times} times: ${words}`);
  }
  const total = ({ worker, database }: Cost) => worker + database;
  const [few, many] = [costs[0], costs.at(-1)];
  return [
    ...costs.flatMap(({ size, firstS, worker, database, aSecond, peakMb, idle }) => [
      { what: `${size} customers: seconds until ${Math.min(size, lookedAt)} were looked at once`, measured: firstS },
      { what: `${size} customers: worker, ms of a core for each look`, measured: worker },
      { what: `${size} customers: PostgreSQL, ms of a core for each look`, measured: database },
      { what: `${size} customers: looks a second, as fast as they go`, measured: aSecond },
      { what: `${size} customers: worker with nothing to do, % of a core`, measured: idle * 100 },
      { what: `${size} customers: worker, MB at most`, measured: peakMb },
    ]),
    {
      what: `cost of a look, ${many?.size} customers to ${few?.size}`,
      measured: few && many ? total(many) / total(few) : Number.NaN,
      atMost: FLAT,
    },
  ];
}

/** Some looks at once, each customer as often as every other. */
async function lookAtSome({ db, worker, databaseCpuMs }: Scene, keys: readonly string[]): Promise<Cost> {
  const before = { at: performance.now(), worker: worker.cpuMs(), database: databaseCpuMs() };
  let done = 0;
  while (done < LOOKS) {
    const { rows } = await sql`
      update pgboss.job set start_after = now()
      where name = 'look' and id in (
        select id from pgboss.job where name = 'look' and state < 'active' and singleton_key = any(${[...keys]})
        order by start_after limit ${LOOKS - done})
      returning 1 as one`.execute(db);
    done += rows.length;
    await sleep(PACE_MS);
    while ((await waiting(db, keys)) > 0) await sleep(PACE_MS);
  }
  const spanMs = performance.now() - before.at;
  return {
    worker: (worker.cpuMs() - before.worker) / done,
    database: (databaseCpuMs() - before.database) / done,
    aSecond: (done * 1000) / spanMs,
  };
}

async function tenantsLookedAt({ db }: Scene): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('source_look').select('tenant_id').where('source', '=', 'microsoft365').execute();
  return new Set(rows.map(({ tenant_id }) => tenant_id));
}

async function waiting(db: Scene['db'], keys: readonly string[]): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from pgboss.job
    where name = 'look' and singleton_key = any(${[...keys]})
      and (state = 'active' or (state < 'active' and start_after <= now()))`.execute(db);
  return rows[0]?.left ?? 0;
}
