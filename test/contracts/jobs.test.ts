import { expect } from 'chai';
import { sql } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import { openJobs } from '../../src/services/adapters/jobs/engine.ts';
import { createOutageBook } from '../../src/services/adapters/storage/outage-book.ts';
import type { Job, Jobs } from '../../src/services/outage-ports.ts';
import { aLook, told } from '../support/a-look.ts';
import { STORES, type Store } from '../support/stores.ts';

type Tell = Job<'tell-outage'>;
const tell = (key: string, afterMs?: number): Tell => ({
  key,
  data: { incidentId: key },
  ...(afterMs !== undefined && { afterMs }),
});
const HOUR_MS = 3_600_000;
const ALONE = { batch: 10, batches: 1 };

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`jobs: ${name}`, function () {
    this.timeout(30_000);
    let store: Store;
    const engines: Jobs[] = [];
    let jobs: Jobs;

    const open = async (): Promise<Jobs> => {
      const { embedded } = store.database;
      const database = embedded ? { embedded } : { databaseUrl: store.databaseUrl ?? '' };
      const engine = await openJobs({ database, onError: (error) => failures.push(error) });
      engines.push(engine);
      return engine;
    };
    const failures: unknown[] = [];
    /** Resolves with the first so many jobs that come up. */
    const first = (most: number, engine = jobs): Promise<readonly Tell[]> => {
      const seen: Tell[] = [];
      return new Promise((resolve) => {
        void engine.work('tell-outage', ALONE, async (batch) => {
          seen.push(...batch);
          if (seen.length >= most) resolve(seen);
          return [];
        });
      });
    };

    before(async function () {
      store = await openStore(this);
    });
    after(() => store?.close());
    beforeEach(async () => {
      failures.length = 0;
      jobs = await open();
      await sql`delete from pgboss.job`.execute(store.database.db);
    });
    afterEach(() => Promise.all(engines.splice(0).map((engine) => engine.stop())));

    const waiting = async (): Promise<readonly string[]> => {
      const { rows } = await sql<{ key: string }>`
        select singleton_key as key from pgboss.job where state < 'active' order by 1`.execute(store.database.db);
      return rows.map(({ key }) => key);
    };

    it('does what was sent, with what it takes', async () => {
      await jobs.send('tell-outage', [tell('b'), tell('a')]);
      const done = await first(2);
      expect([...done].sort((a, b) => (a.key < b.key ? -1 : 1))).to.deep.equal([tell('a'), tell('b')]);
    });

    it('lets one of a key wait, at the earliest of the times it was asked for', async () => {
      await jobs.send('tell-outage', [tell('a', HOUR_MS), tell('b', HOUR_MS)]);
      await jobs.send('tell-outage', [tell('a', 2 * HOUR_MS), tell('c', HOUR_MS)]);
      expect(await waiting()).to.deep.equal(['a', 'b', 'c']);
      await jobs.send('tell-outage', [tell('b')]);
      expect((await first(1)).map(({ key }) => key)).to.deep.equal(['b']);
    });

    it('hurries what waits, and knows what is missing', async () => {
      await jobs.send('tell-outage', [tell('a', HOUR_MS), tell('b', HOUR_MS)]);
      expect(await jobs.missing('tell-outage', ['a', 'x', 'b', 'y'])).to.deep.equal(['x', 'y']);
      expect(await jobs.missing('look', ['a'])).to.deep.equal(['a']);
      expect(await jobs.hurry('tell-outage', ['b', 'x'])).to.equal(1);
      expect(await jobs.hurry('tell-outage', ['b', 'x'])).to.equal(0);
      expect((await first(1)).map(({ key }) => key)).to.deep.equal(['b']);
    });

    it('takes back what waits, and nothing else', async () => {
      await jobs.send('tell-outage', [tell('a', HOUR_MS), tell('b')]);
      await jobs.send('look', [{ key: 'a', data: { tenantId: 'a', source: 'azure', failures: 0 } }]);
      expect(await jobs.cancel('tell-outage', ['a', 'x'])).to.equal(1);
      expect(await jobs.cancel('tell-outage', ['a'])).to.equal(0);
      expect(await jobs.missing('tell-outage', ['a', 'b'])).to.deep.equal(['a']);
      expect(await jobs.missing('look', ['a']), 'of another kind').to.deep.equal([]);
    });

    it('is sent with the transaction, or not at all', async () => {
      const { db } = store.database;
      const error = await db
        .transaction()
        .execute(async (trx) => {
          await jobs.send('tell-outage', [tell('lost')], fromKysely(trx));
          throw new Error('taken back');
        })
        .catch((error: unknown) => error);
      expect(error).to.have.property('message', 'taken back');
      expect(await waiting()).to.deep.equal([]);
      await createOutageBook(db, jobs).record(aLook(0, [told(0, 1)]));
      expect(await waiting()).to.deep.equal(['EX1234567']);
    });

    it('begins a waiting job only after the transaction that it now serves too', async () => {
      // Otherwise it would be done from what stood before, and nothing would wait for what was written since.
      const { db } = store.database;
      await jobs.send('tell-outage', [tell('a')]);
      const free = async (): Promise<number> =>
        (await sql`select from pgboss.job for update skip locked`.execute(store.replica.db)).rows.length;
      await db.transaction().execute(async (trx) => {
        await jobs.send('tell-outage', [tell('a')], fromKysely(trx));
        // The embedded database does nothing else before a transaction has ended.
        if (name === 'postgres') expect(await free()).to.equal(0);
      });
      expect(await free()).to.equal(1);
      expect(await waiting()).to.deep.equal(['a']);
    });

    it('takes what comes up while one of its key is under way, and does that afterwards', async () => {
      const release = Promise.withResolvers<void>();
      const began = Promise.withResolvers<void>();
      const passed = Promise.withResolvers<void>();
      const done = Promise.withResolvers<void>();
      const order: string[] = [];
      const others = [jobs, await open(), await open()];
      let underWay = 0;
      for (const engine of others) {
        await engine.work('tell-outage', ALONE, async (batch) => {
          for (const { key } of batch) order.push(key);
          if (order.includes('quick') && order.includes('after')) passed.resolve();
          if (batch.some(({ key }) => key === 'slow')) {
            expect(++underWay, 'two at once').to.equal(1);
            began.resolve();
            await release.promise;
            underWay--;
          }
          if (order.filter((key) => key === 'slow').length === 2) done.resolve();
          return [];
        });
      }
      await jobs.send('tell-outage', [tell('slow')]);
      await began.promise;
      await jobs.send('tell-outage', [tell('slow'), tell('quick')]);
      await jobs.send('tell-outage', [tell('slow')]);
      expect(await jobs.missing('tell-outage', ['slow'])).to.deep.equal([]);
      // What is under way holds nobody else up, on any replica.
      await others[1]?.send('tell-outage', [tell('after')]);
      await passed.promise;
      expect(order.filter((key) => key === 'slow')).to.have.lengthOf(1);
      release.resolve();
      await done.promise;
      expect(failures).to.deep.equal([]);
    });

    it('tries again what failed, and only that', async () => {
      await jobs.send('tell-outage', [tell('good'), tell('bad')]);
      const seen: string[] = [];
      await new Promise<void>((resolve) => {
        void jobs.work('tell-outage', ALONE, async (batch) => {
          seen.push(...batch.map(({ key }) => key));
          if (seen.filter((key) => key === 'bad').length === 2) resolve();
          else return [{ key: 'bad', error: new Error('not now') }];
          return [];
        });
      });
      expect(seen.toSorted()).to.deep.equal(['bad', 'bad', 'good']);
      expect(failures).to.have.lengthOf(1);
    });

    /** Somebody has begun it, and has last been heard of so long ago; pg-boss has noted that it is under way. */
    const begun = async (silentS: number): Promise<void> => {
      await sql`update pgboss.job set state = 'active', started_on = now(),
        heartbeat_on = now() - ${silentS} * interval '1 second'`.execute(store.database.db);
      await sql`update pgboss.queue set singletons_active = '{left}', monitor_claim_on = null, monitor_on = null
        where name = 'tell-outage'`.execute(store.database.db);
    };

    if (name === 'embedded')
      it('begins at once what a dead process has left behind, for there is no other', async () => {
        await jobs.send('tell-outage', [tell('left')]);
        await begun(0);
        expect(await first(1, await open())).to.deep.equal([tell('left')]);
      });
    else
      it('leaves to another replica what it has begun, until that has not been heard of for 20 seconds', async () => {
        await jobs.send('tell-outage', [tell('left')]);
        const boss = new PgBoss({
          connectionString: store.databaseUrl ?? '',
          max: 1,
          supervise: false,
          schedule: false,
        });
        await boss.start();
        const stateAfter = async (silentS: number) => {
          await begun(silentS);
          await boss.supervise();
          const { rows } = await sql<{ state: string }>`select state from pgboss.job`.execute(store.database.db);
          return rows.map(({ state }) => state);
        };
        expect(await stateAfter(10)).to.deep.equal(['active']);
        expect(await stateAfter(21)).to.deep.equal(['retry']);
        await boss.stop();
      });
  });
}
