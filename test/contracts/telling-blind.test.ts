import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { AnnounceError } from '../../src/services/outage-ports.ts';
import { anIncident, minutesAgo, NOW } from '../support/builders.ts';
import { aFollowing, anOutage, aPlace, KIM_AGENT } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';
import { openTelling, type Telling, type TellingBench } from '../support/telling.ts';

const MINUTE_MS = 60_000;
const CHANNELS = ['19:desk@thread.tacv2', '19:other@thread.tacv2'] as const;

for (const [name, open] of Object.entries(STORES)) {
  describe(`telling while Teams takes nothing: ${name}`, () => {
    let store: Store;
    let bench: TellingBench;
    let worker: Telling;
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());
    beforeEach(async () => {
      for (const table of ['following', 'send_log', 'own_trouble'] as const)
        await store.database.db.deleteFrom(table).execute();
      bench = await openTelling();
      worker = bench.worker(store.database.db);
      for (const [at, conversationId] of CHANNELS.entries()) {
        const place = aPlace({ conversationId, serviceUrl: bench.connector.url });
        const following = aFollowing({ id: `following-${at}`, place });
        await worker.followings.keep(following, KIM_AGENT, following.since);
      }
    });
    afterEach(() => bench.connector.close());

    const happens = async (id: string, title: string, updatedAt = minutesAgo(30)) => {
      bench.tell(anOutage({ incident: anIncident({ id, title, updatedAt }) }));
      await worker.tellOutage(id);
      await bench.settle(worker);
    };
    /** The first of two cards has news that nobody takes, for four minutes. */
    const goesBlind = async () => {
      await happens('EX1', 'Mail is late');
      await happens('EX2', 'Calendars are slow');
      bench.connector.forget();
      bench.connector.refuse(503);
      bench.tell(anOutage({ incident: anIncident({ id: 'EX1', title: 'Mail is lost', updatedAt: NOW }) }));
      for (let minute = 0; minute < 4; minute += 1) {
        const failed = await worker.tellPlace('following-0', 'EX1').catch((error: unknown) => error);
        expect(failed).to.be.instanceOf(AnnounceError);
        bench.world.setClock(minutesAgo(-1 - minute));
      }
      const [raised] = await worker.troubles.raise(minutesAgo(-1), bench.world.clock());
      expect(raised).to.include({ kind: 'deliveries' });
      bench.connector.refuse(undefined);
      bench.world.setClock(minutesAgo(-6));
    };
    const edits = () => bench.connector.calls.map(({ method, conversationId }) => `${method} ${conversationId}`);

    it('brings each card up to date with one edit, which says how long it was blind', async () => {
      await goesBlind();
      // The first that gets through ends it, though it was written a moment before.
      const slow = async () => {
        bench.world.pass(2000);
        return 'token';
      };
      worker = bench.worker(store.database.db, slow);
      await worker.tellPlace('following-0', 'EX1');
      // Noted beside the delivery, which does not wait for it.
      let [trouble] = await worker.troubles.since(NOW);
      for (let round = 0; trouble && !trouble.endedAt && round < 1000; round += 1) {
        await setImmediate();
        [trouble] = await worker.troubles.since(NOW);
      }
      expect(trouble).to.include({ kind: 'deliveries' }).and.has.property('endedAt');
      if (trouble) await worker.catchUp(trouble);
      await bench.settle(worker);
      const each = CHANNELS.flatMap((channel) => [`PUT ${channel}`, `PUT ${channel}`]);
      expect(edits().toSorted()).to.deep.equal(each);
      for (const channel of CHANNELS) {
        const said = bench.said(channel);
        expect(said).to.have.length(2);
        for (const words of said) expect(words).to.include('deliveries blind 00:42 to 00:48');
      }
    });

    it('says it until the next news, and edits nothing in between', async () => {
      await goesBlind();
      await worker.tellPlace('following-0', 'EX1');
      await worker.catchUp({ kind: 'deliveries' });
      await bench.settle(worker);
      const before = bench.connector.calls.length;
      bench.world.pass(5 * MINUTE_MS);
      await worker.catchUp({ kind: 'deliveries' });
      await bench.settle(worker);
      expect(bench.connector.calls).to.have.length(before);
      await happens('EX1', 'Mail is found', bench.world.clock());
      expect(bench.said()[0]).to.not.include('blind');
    });

    it('waits for the next looks where news could not be read', async () => {
      await happens('EX1', 'Mail is late');
      await worker.troubles.failed('tokens', minutesAgo(9), '4 of 4 tenants', minutesAgo(10));
      await worker.troubles.raise(minutesAgo(3), NOW);
      await worker.troubles.worked('tokens', NOW);
      await worker.catchUp({ kind: 'tokens' });
      bench.connector.forget();
      await bench.settle(worker);
      expect(edits()).to.deep.equal([]);
      bench.world.pass(5 * MINUTE_MS);
      await bench.settle(worker);
      expect(edits()).to.deep.equal(CHANNELS.map((channel) => `PUT ${channel}`));
    });
  });
}
