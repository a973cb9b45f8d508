import { sql } from 'kysely';
import type { Scene } from './scene.ts';

export interface Load {
  /** Of one core: 1 keeps it busy. */
  readonly workerCpu: number;
  readonly databaseCpu: number;
  readonly peakMb: number;
  readonly looks: {
    readonly aSecond: number;
    /** Due for more than 30 s, and not begun. */
    readonly late: number;
  };
}

const LATE_S = 30;

/** Begins to measure what a scene takes; the answer ends it. */
export function loadOver({ worker, databaseCpuMs, db }: Scene): () => Promise<Load> {
  worker.forgetPeak();
  const before = { at: performance.now(), since: new Date(), worker: worker.cpuMs(), database: databaseCpuMs() };
  return async () => {
    const spanMs = performance.now() - before.at;
    const [workerMs, databaseMs] = [worker.cpuMs() - before.worker, databaseCpuMs() - before.database];
    // Finished jobs are cleared away after a minute: those of the last one stand for all.
    const { rows } = await sql<{ done: number; late: number }>`
      select (count(*) filter (where state = 'completed' and completed_on > now() - interval '45 seconds'))::int as done,
        (count(*) filter (where state < 'active' and start_after < now() - ${LATE_S} * interval '1 second'))::int as late
      from pgboss.job where name = 'look'`.execute(db);
    const { done = 0, late = 0 } = rows[0] ?? {};
    return {
      workerCpu: workerMs / spanMs,
      databaseCpu: databaseMs / spanMs,
      peakMb: worker.peakMb(),
      looks: { aSecond: done / 45, late },
    };
  };
}
