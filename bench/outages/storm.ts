import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectorCall } from '../../test/support/teams/connector.ts';
import { createIncidentFeed } from './incident-feed.ts';
import { loadOver } from './load.ts';
import { openScene } from './scene.ts';
import type { Target } from './targets.ts';

export interface StormOptions {
  /** A few of them do not answer, or may not be read. */
  readonly customers: number;
  readonly channels: number;
  readonly updates: number;
  /** From one update to the next. */
  readonly paceS: number;
}

const KB = 1024;
/** Long enough for the last update to be found and told. */
const GRACE_S = 150;

/** One incident shows at everybody, and Microsoft writes on and on: many channels, few messages. */
export async function storm({ customers, channels, updates, paceS }: StormOptions): Promise<readonly Target[]> {
  const feed = createIncidentFeed();
  // Slow rounds: whoever has the service is looked at as soon as one customer shows the incident.
  const settings = { LOOK_SECONDS_M365: '300', LOOK_SECONDS_AZURE: '0' };
  const scene = await openScene({ customers, settings, prepare: feed.calm });
  const { teams, db } = scene;
  await scene.firstRound();
  await scene.follow(channels);
  const load = loadOver(scene);
  for (let update = 0; update <= updates; update += 1) {
    await feed.tell(scene.sandbox, update);
    await sleep(paceS * 1000);
  }
  await sleep(GRACE_S * 1000);
  const { workerCpu, databaseCpu, peakMb } = await load();
  const { count } = await db
    .selectFrom('exposure')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('outage_id', '=', feed.id)
    .executeTakeFirstOrThrow();
  const { posted, edited, replied } = sorted(teams.calls);
  const upToDate = [...new Map(edited.map((call) => [call.activityId, call])).values()].filter(({ activity }) =>
    JSON.stringify(activity).includes(feed.words(updates)),
  );
  const failures = [...scene.worker.complaints].filter(([words]) => words.includes('429'));
  await scene.close();
  for (const [words, times] of scene.worker.complaints) console.warn(`the worker complained ${times} times: ${words}`);
  return [
    { what: 'one incident: customers at whom it shows', measured: Number(count), atLeast: customers * 0.99 },
    { what: 'one incident: root cards', measured: posted.length, exactly: channels },
    { what: 'one incident: edits', measured: edited.length, atMost: channels * updates },
    { what: 'one incident: cards that tell the last update', measured: upToDate.length, exactly: channels },
    { what: 'one incident: replies in threads', measured: replied.length },
    { what: 'one incident: 413', measured: teams.refusals.get(413) ?? 0, exactly: 0 },
    { what: 'one incident: 429', measured: teams.refusals.get(429) ?? 0 },
    { what: 'one incident: 429 that nobody handled', measured: failures.length, exactly: 0 },
    { what: 'one incident: largest payload, KB', measured: teams.largest / KB, atMost: 28 },
    { what: 'one incident: worker, % of a core', measured: workerCpu * 100 },
    { what: 'one incident: PostgreSQL, % of a core', measured: databaseCpu * 100 },
    { what: 'one incident: worker, MB at most', measured: peakMb },
  ];
}

function sorted(calls: readonly ConnectorCall[]) {
  const isReply = ({ conversationId }: ConnectorCall) => conversationId.includes(';');
  return {
    posted: calls.filter((call) => call.method === 'POST' && !isReply(call)),
    edited: calls.filter(({ method }) => method === 'PUT'),
    replied: calls.filter((call) => call.method === 'POST' && isReply(call)),
  };
}
