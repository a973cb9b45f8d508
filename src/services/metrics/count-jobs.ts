import type { Meters } from '../metrics-ports.ts';
import type { Jobs } from '../outage-ports.ts';

/** The same jobs, with those counted that are done here and those that have failed. */
export const countJobs = <Engine extends Jobs>(jobs: Engine, meters: Pick<Meters, 'worked'>): Engine => ({
  ...jobs,
  work: (kind, options, run) =>
    jobs.work(kind, options, async (batch) => {
      try {
        const failed = await run(batch);
        meters.worked(kind, 'done', batch.length - failed.length);
        meters.worked(kind, 'failed', failed.length);
        return failed;
      } catch (error) {
        meters.worked(kind, 'failed', batch.length);
        throw error;
      }
    }),
});
