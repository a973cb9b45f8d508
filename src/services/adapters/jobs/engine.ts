import { type Clock, type ConstructorOptions, fromPglite, PgBoss } from 'pg-boss';
import type { JobDepth } from '../../metrics-ports.ts';
import type { Job, JobKind, Jobs, OpenTransaction } from '../../outage-ports.ts';
import { JOB_KINDS, QUEUES } from './queues.ts';
import { bringForward, cancel, depths, hurry, missing, release, SCHEMA, underWay } from './waiting.ts';

/** Where jobs take their time from: timers, and a way to the times at which they wait in the database. */
export type JobClock = Clock;

export interface EngineOptions {
  /** The same database as everything else: a server's, or the embedded one of this process. */
  readonly database: { readonly databaseUrl: string } | { readonly embedded: Parameters<typeof fromPglite>[0] };
  readonly onError: (error: unknown) => void;
  /** The machine's and the database's own when absent. */
  readonly clock?: JobClock | undefined;
}

export interface JobEngine extends Jobs {
  /** How much there is to do, of each kind of which there is something. */
  depths(): Promise<readonly JobDepth[]>;
}

const POLL_S = 0.5;
const STOP_LIMIT_MS = 20_000;
const MOST_AT_ONCE = 1000;

/**
 * Jobs on pg-boss, in a schema of its own. The policy `stately` lets one of a key wait while one is under way, and its
 * index keeps it so on any number of replicas; the group makes them pass over a key that is under way, for without it
 * pg-boss would try to begin that one again and again, and nothing else.
 */
export async function openJobs({ database, onError, clock }: EngineOptions): Promise<JobEngine> {
  const boss = new PgBoss({ ...connectionOf(database), ...HOUSEKEEPING, schema: SCHEMA, ...(clock && { clock }) });
  boss.on('error', onError);
  await boss.start();
  const own = boss.getDb();
  // An embedded database has one process: whoever had begun these has died, and need not be waited for.
  if ('embedded' in database)
    for (const { kind, ids, keys } of await underWay(own)) {
      await boss.fail(kind, [...ids], { why: 'its process has died' });
      await release(own, kind, keys);
    }
  for (const kind of JOB_KINDS) {
    await boss.createQueue(kind, { ...QUEUES[kind], policy: 'stately' });
    await boss.updateQueue(kind, QUEUES[kind]);
    // Has pg-boss remember the queue as it is now: asked for inside an embedded transaction, it would wait for that to end.
    await boss.findJobs(kind, { key: '' });
  }

  async function sendSome<Kind extends JobKind>(
    kind: Kind,
    jobs: readonly Job<Kind>[],
    db: OpenTransaction = own,
  ): Promise<void> {
    let left = jobs;
    while (left.length > 0) {
      const inserted = await boss.insert(kind, left.map(toInsert), { db, returnId: true });
      if (inserted?.length === left.length) return;
      // Those that wait already. One that has begun just now waits no longer, and is sent again.
      const waiting = await bringForward(db, kind, left);
      left = left.filter(({ key }) => !waiting.has(key));
    }
  }

  return {
    async send(kind, jobs, within) {
      // In one order, so that two senders never wait for each other in a circle.
      const all = [...new Map(jobs.map((job) => [job.key, job])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
      for (let at = 0; at < all.length; at += MOST_AT_ONCE) {
        await sendSome(kind, all.slice(at, at + MOST_AT_ONCE), within);
      }
    },
    hurry: (kind, keys) => hurry(own, kind, keys),
    cancel: (kind, keys) => cancel(own, kind, keys),
    missing: (kind, keys) => missing(own, kind, keys),
    depths: () => depths(own),
    async work(kind, { batch, batches }, run) {
      const options = {
        batchSize: batch,
        localConcurrency: batches,
        groupConcurrency: 1,
        pollingIntervalSeconds: POLL_S,
        burstWhenBatchFull: true,
        perJobResults: true,
      } as const;
      await boss.work<Job<typeof kind>['data'], unknown, typeof options>(kind, options, async (jobs) => {
        const failed = await run(jobs.map(({ groupId, data }) => ({ key: groupId ?? '', data })));
        const errors = new Map(failed.map(({ key, error }) => [key, error]));
        for (const error of errors.values()) onError(error);
        return jobs.map(({ id, groupId }) => {
          const error = errors.get(groupId ?? '');
          return error === undefined ? { id, status: 'completed' } : { id, status: 'failed', output: outputOf(error) };
        });
      });
    },
    stop: () => boss.stop({ timeout: STOP_LIMIT_MS }),
  };
}

/** Small: jobs are sent through the transactions of others, and fetched and settled in batches. */
const SERVER_POOL = 4;

const connectionOf = (database: EngineOptions['database']): ConstructorOptions =>
  'databaseUrl' in database
    ? { connectionString: database.databaseUrl, max: SERVER_POOL, application_name: 'healthdesk-jobs' }
    : { db: fromPglite(database.embedded), backend: 'pglite' };

/** Rounds leave some thousand finished jobs a minute: they are cleared away as fast. */
const HOUSEKEEPING = {
  schedule: false,
  superviseIntervalSeconds: 15,
  monitorIntervalSeconds: 15,
  // Each pass notes which keys are under way, and whoever fetches jobs passes over these for as long as it remembers.
  queueCacheIntervalSeconds: 5,
  maintenanceIntervalSeconds: 60,
} satisfies ConstructorOptions;

const toInsert = ({ key, data, afterMs = 0 }: Job<JobKind>) => ({
  data,
  singletonKey: key,
  group: { id: key },
  startAfter: afterMs / 1000,
});

const outputOf = (error: unknown): object => ({ why: error instanceof Error ? error.message : String(error) });
