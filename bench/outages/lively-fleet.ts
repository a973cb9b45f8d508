import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../turns/figures.ts';
import { loadOver } from './load.ts';
import { openScene, type Scene } from './scene.ts';
import type { Target } from './targets.ts';

export interface FleetOptions {
  readonly customers: number;
  readonly lookSeconds: number;
  readonly minutes: number;
  readonly incidents: number;
  /** None: only what it costs is of interest. */
  readonly limits?: { readonly p95S: number; readonly p99S: number };
}

const CHANNELS = 3;
/** What is published last has to be found as well, in a round that is jittered, and told. */
const lastIsToldMs = (lookSeconds: number): number => (lookSeconds * 1.2 + 45) * 1000;

interface Published {
  readonly id: string;
  readonly at: number;
}

/**
 * Everybody is looked at again and again, while incidents begin at random moments, each at one customer alone: the hardest
 * case, for nobody else can be the first to show it. From Microsoft's publishing to Teams' receipt.
 */
export async function livelyFleet(options: FleetOptions): Promise<readonly Target[]> {
  const { customers, lookSeconds, minutes, incidents, limits } = options;
  const scene = await openScene({ customers, settings: { LOOK_SECONDS_M365: String(lookSeconds) } });
  const firstRoundS = await scene.firstRound();
  await scene.follow(CHANNELS);
  const load = loadOver(scene);
  const published = await publish(scene, incidents, minutes * 60_000);
  await sleep(lastIsToldMs(lookSeconds));
  const { workerCpu, databaseCpu, peakMb, looks } = await load();

  const seconds = published.flatMap(({ id, at }) =>
    scene.teams.calls
      .filter(
        ({ method, conversationId, activity }) =>
          method === 'POST' && !conversationId.includes(';') && isOf(activity, id),
      )
      .map((call) => (call.at - at) / 1000),
  );
  const complaints = [...scene.worker.complaints];
  await scene.close();
  for (const [words, times] of complaints) console.warn(`the worker complained ${times} times: ${words}`);
  const name = `${customers} customers every ${lookSeconds} s`;
  return [
    { what: `${name}: first round, s`, measured: firstRoundS },
    { what: `${name}: cards`, measured: seconds.length, exactly: incidents * CHANNELS },
    { what: `${name}: published to posted, p50, s`, measured: percentile(seconds, 0.5) },
    {
      what: `${name}: published to posted, p95, s`,
      measured: percentile(seconds, 0.95),
      ...(limits && { atMost: limits.p95S }),
    },
    {
      what: `${name}: published to posted, p99, s`,
      measured: percentile(seconds, 0.99),
      ...(limits && { atMost: limits.p99S }),
    },
    { what: `${name}: looks a second (all sources)`, measured: looks.aSecond },
    { what: `${name}: looks that were late when the time was up`, measured: looks.late, atMost: customers * 0.01 },
    { what: `${name}: worker, % of a core`, measured: workerCpu * 100 },
    { what: `${name}: PostgreSQL, % of a core`, measured: databaseCpu * 100 },
    { what: `${name}: worker, ms of a core for each look`, measured: (workerCpu * 1000) / looks.aSecond },
    { what: `${name}: worker, MB at most`, measured: peakMb },
  ];
}

const isOf = (activity: object, incidentId: string): boolean => JSON.stringify(activity).includes(incidentId);

async function publish({ sandbox }: Scene, incidents: number, spanMs: number): Promise<readonly Published[]> {
  const fleet = (await sandbox.customers()).filter(({ character }) => character === 'fleet');
  const moments = Array.from({ length: incidents }, () => Math.random() * spanMs).sort((a, b) => a - b);
  const published: Published[] = [];
  const began = performance.now();
  for (const moment of moments) {
    await sleep(Math.max(0, began + moment - performance.now()));
    const { tenantId } = fleet[Math.floor(Math.random() * fleet.length)] as (typeof fleet)[number];
    published.push(await sandbox.begin({ service: 'Exchange', customers: [tenantId], pace: 24 * 3600 }));
  }
  return published;
}
