import { expect } from 'chai';
import sinon from 'sinon';
import { createTurnLedger, type StoredTurnLedger } from '../../src/services/adapters/storage/turn-ledger.ts';
import { STORES, type Store } from '../support/stores.ts';

const NOON = new Date('2026-11-22T12:00:00Z');
const later = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1000);

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`turn ledger: ${name}`, () => {
    let store: Store;
    let one: StoredTurnLedger;
    let two: StoredTurnLedger;
    const onError = sinon.spy();

    before(async function () {
      store = await openStore(this);
      one = createTurnLedger(store.database.db, { process: 'one', onError });
      two = createTurnLedger(store.replica.db, { process: 'two', onError });
    });
    after(() => store?.close());
    beforeEach(() => store.database.db.deleteFrom('turn').execute());
    afterEach(() => sinon.assert.notCalled(onError));

    it('gives a delivery to the first who asks, once', async () => {
      expect(await one.claim('a', NOON)).to.equal(true);
      expect(await one.claim('a', NOON)).to.equal(false);
      expect(await two.claim('a', NOON)).to.equal(false);
      expect(await two.claim('b', NOON)).to.equal(true);
    });

    it('lets exactly one of two replicas win, every time', async function () {
      this.timeout(30_000);
      for (let round = 0; round < 200; round++) {
        const claims = [one, two, one, two].map((ledger) => ledger.claim(`race ${round}`, NOON));
        expect((await Promise.all(claims)).filter(Boolean), `round ${round}`).to.have.lengthOf(1);
      }
    });

    it('gives the turn of a process that died to another one, after 30 s, and to one only', async () => {
      await one.claim('orphan', NOON);
      expect(await two.claim('orphan', later(29.9))).to.equal(false);
      expect(await one.claim('orphan', later(31)), 'who works on it is not another process').to.equal(false);
      const heirs = ['three', 'four'].map((process) => createTurnLedger(store.replica.db, { process, onError }));
      const claims = await Promise.all(heirs.map((ledger) => ledger.claim('orphan', later(30))));
      expect(claims.filter(Boolean)).to.have.lengthOf(1);
    });

    it('never gives away again what is finished', async () => {
      await one.claim('done', NOON);
      one.finish('done');
      await one.flush();
      expect(await two.claim('done', later(3600))).to.equal(false);
    });

    it('forgets old turns', async () => {
      await one.claim('old', NOON);
      await one.claim('new', later(60));
      expect(await one.purge(later(60))).to.equal(1);
      expect(await two.claim('new', later(60))).to.equal(false);
      expect(await two.claim('old', later(60))).to.equal(true);
    });
  });
}
