/**
 * Whether outages reach those who follow them as fast, and as cheaply, as was promised: the real worker between a sandbox
 * that is Microsoft, a Teams that keeps its limits, and PostgreSQL. Prints figures, and fails where one is missed.
 *
 *   npm run bench:outages -- [news] [sustained] [cost] [storm] [channels]       all but `sustained` unless named
 *
 * - news: 1,000 customers, each looked at every minute, and incidents at one of them at random moments
 * - sustained: 10,000 customers every five minutes, and what that takes
 * - cost: a look where there are 100 customers, and where there are 10,000
 * - storm: one incident at 5,000 customers, updated 12 times, and 20 channels that follow
 * - channels: a new incident, and 1,000 channels that follow
 *
 * Settings: MINUTES (10) in which incidents are published, CUSTOMERS (of a part that is run alone), UPDATE_SECONDS (30);
 * of `cost`, ROUNDS (3), and LOOKED_AT, how many of the customers are looked at at all: the first round takes most of its time.
 * With ROUNDS=1 LOOKED_AT=1000 it is a matter of minutes, among as many customers and jobs, and fewer rows of what was seen.
 */
import { cpus, loadavg } from 'node:os';
import { broadcast } from './outages/broadcast.ts';
import { costOfALook } from './outages/cost.ts';
import { livelyFleet } from './outages/lively-fleet.ts';
import { storm } from './outages/storm.ts';
import { isMet, linesOf, type Target } from './outages/targets.ts';

const { env, argv } = process;
const minutes = Number(env.MINUTES ?? 10);
const customers = (usual: number): number => Number(env.CUSTOMERS ?? usual);

const PARTS: Readonly<Record<string, () => Promise<readonly Target[]>>> = {
  news: () =>
    livelyFleet({
      customers: customers(1000),
      lookSeconds: 60,
      minutes,
      incidents: 40,
      limits: { p95S: 75, p99S: 120 },
    }),
  sustained: () => livelyFleet({ customers: customers(10_000), lookSeconds: 300, minutes, incidents: 20 }),
  cost: () =>
    costOfALook([100, customers(10_000)], {
      rounds: Number(env.ROUNDS ?? 3),
      lookedAt: Number(env.LOOKED_AT ?? Number.POSITIVE_INFINITY),
    }),
  storm: () =>
    storm({ customers: customers(5050), channels: 20, updates: 12, paceS: Number(env.UPDATE_SECONDS ?? 30) }),
  channels: () => broadcast({ customers: customers(50), channels: 1000 }),
};

const USUAL = ['news', 'cost', 'storm', 'channels'];
const wanted = argv.length > 2 ? argv.slice(2) : USUAL;
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`No part is called ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(1);
}
// What was started ends with this process, whichever way that ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const missed: Target[] = [];
for (const name of wanted) {
  const load = (): string => (loadavg()[0] ?? 0).toFixed(1);
  const before = load();
  const targets = (await PARTS[name]?.()) ?? [];
  console.log(
    [`${name}: ${cpus().length} cores, load ${before} before, ${load()} after`, ...linesOf(targets), ''].join('\n'),
  );
  missed.push(...targets.filter((target) => !isMet(target)));
}
if (missed.length > 0) {
  console.error(`Missed: ${missed.map(({ what }) => what).join('; ')}.`);
  process.exit(1);
}
