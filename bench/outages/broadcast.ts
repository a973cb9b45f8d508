import { setTimeout as sleep } from 'node:timers/promises';
import { createIncidentFeed } from './incident-feed.ts';
import { loadOver } from './load.ts';
import { openScene } from './scene.ts';
import type { Target } from './targets.ts';

export interface BroadcastOptions {
  readonly customers: number;
  readonly channels: number;
}

/** Of calls for all conversations of one tenant. */
const TEAMS_A_SECOND = 50;
const LONGEST = 1.2;
const GIVE_UP_MS = 120_000;
const PACE_MS = 100;

/** A new incident has to be told to very many channels of one tenant: from when it was seen to the last card. */
export async function broadcast({ customers, channels }: BroadcastOptions): Promise<readonly Target[]> {
  const feed = createIncidentFeed();
  const settings = { LOOK_SECONDS_M365: '15', LOOK_SECONDS_AZURE: '0' };
  const scene = await openScene({ customers, settings, prepare: feed.calm });
  const { teams, db } = scene;
  await scene.firstRound();
  await scene.follow(channels);
  const load = loadOver(scene);
  await feed.tell(scene.sandbox, 0);
  const giveUp = performance.now() + GIVE_UP_MS;
  const posted = () => teams.calls.filter(({ method }) => method === 'POST');
  while (posted().length < channels && performance.now() < giveUp) await sleep(PACE_MS);
  const { workerCpu, databaseCpu, peakMb } = await load();
  const { first_seen_at: seenAt } = await db
    .selectFrom('outage')
    .select('first_seen_at')
    .where('id', '=', feed.id)
    .executeTakeFirstOrThrow();
  const times = posted().map(({ at }) => at);
  const ideal = channels / TEAMS_A_SECOND;
  await scene.close();
  for (const [words, count] of scene.worker.complaints) console.warn(`the worker complained ${count} times: ${words}`);
  return [
    { what: `${channels} channels: cards`, measured: times.length, exactly: channels },
    {
      what: `${channels} channels: from seen to the last card, s`,
      measured: (Math.max(...times) - seenAt.getTime()) / 1000,
      atMost: ideal * LONGEST,
    },
    {
      what: `${channels} channels: from the first card to the last, s`,
      measured: (Math.max(...times) - Math.min(...times)) / 1000,
    },
    { what: `${channels} channels: 429`, measured: teams.refusals.get(429) ?? 0 },
    { what: `${channels} channels: rosters asked for`, measured: teams.rosterCalls.length },
    { what: `${channels} channels: worker, % of a core`, measured: workerCpu * 100 },
    { what: `${channels} channels: PostgreSQL, % of a core`, measured: databaseCpu * 100 },
    { what: `${channels} channels: worker, MB at most`, measured: peakMb },
  ];
}
