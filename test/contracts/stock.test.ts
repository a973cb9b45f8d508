import { expect } from 'chai';
import { openJobs } from '../../src/services/adapters/jobs/engine.ts';
import { createDataAges } from '../../src/services/adapters/storage/data-age.ts';
import { createLookBook } from '../../src/services/adapters/storage/look-book.ts';
import { createOutageBook } from '../../src/services/adapters/storage/outage-book.ts';
import { countJobs } from '../../src/services/metrics/count-jobs.ts';
import { STORES, type Store } from '../support/stores.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

for (const [name, open] of Object.entries(STORES)) {
  describe(`how things stand: ${name}`, function () {
    this.timeout(30_000);
    let store: Store;
    let jobs: Awaited<ReturnType<typeof openJobs>>;
    const worked: unknown[] = [];
    before(async function () {
      store = await open(this);
      const { embedded } = store.database;
      const database = embedded ? { embedded } : { databaseUrl: store.databaseUrl ?? '' };
      jobs = await openJobs({ database, onError: () => {} });
    });
    after(async () => {
      await jobs?.stop();
      await store?.close();
    });

    it('counts jobs that are due, for later, and done', async () => {
      const wake = (key: string, afterMs = 0) => ({ key, data: { tenantId: key, again: 0 }, afterMs });
      await jobs.send('wake-azure', [wake('a'), wake('b'), wake('c', 3_600_000)]);
      const of = async () => (await jobs.depths()).find(({ kind }) => kind === 'wake-azure');
      expect(await of()).to.include({ due: 2, later: 1, underWay: 0 });
      expect((await of())?.oldestDueS).to.be.at.least(0);
      const counting = countJobs(jobs, { worked: (...told) => void worked.push(told) });
      await new Promise<void>((resolve) => {
        void counting.work('wake-azure', { batch: 10, batches: 1 }, async (batch) => {
          expect(await of()).to.include({ due: 0, underWay: 2 });
          resolve();
          return batch.filter(({ key }) => key === 'b').map(({ key }) => ({ key, error: new Error('no') }));
        });
      });
      await jobs.stop();
      expect(worked).to.deep.equal([
        ['wake-azure', 'done', 1],
        ['wake-azure', 'failed', 1],
      ]);
    });

    it('tells how old our data is, for each source', async () => {
      const book = createOutageBook(store.database.db, { send: async () => {} });
      const answer = (tenantId: string, readAt: Date) =>
        book.record({ tenantId, source: 'microsoft365', readAt, incidents: [], serviceIds: [] });
      await answer('a', minutesAgo(1));
      await answer('b', minutesAgo(15));
      await answer('c', minutesAgo(30));
      await createLookBook(store.database.db).failed('d', 'microsoft365', 'no-consent', NOW);
      expect(await createDataAges(store.database.db, () => NOW)()).to.deep.equal([
        { source: 'microsoft365', fresh: 2, stale: 1, silent: 1, oldestS: 1800 },
      ]);
    });
  });
}
