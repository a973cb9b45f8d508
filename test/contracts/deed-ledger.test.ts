import { expect } from 'chai';
import type { Agent } from '../../src/domain/agent.ts';
import { createDeedLedger } from '../../src/services/adapters/storage/deed-ledger.ts';
import type { DeedLedger } from '../../src/services/ports.ts';
import { STORES, type Store } from '../support/stores.ts';

const AT = new Date('2026-11-22T09:00:00Z');
const later = (ms: number) => new Date(AT.getTime() + ms);
const kim: Agent = { objectId: 'kim', tenantId: 'partner', name: 'Kim' };
const alex: Agent = { objectId: 'alex', tenantId: 'partner', name: 'Alex' };

for (const [name, open] of Object.entries(STORES)) {
  describe(`deed ledger: ${name}`, () => {
    let store: Store;
    let [one, other]: DeedLedger[] = [];
    before(async function open_() {
      store = await open(this);
      [one, other] = [createDeedLedger(store.database.db), createDeedLedger(store.replica.db)];
    });
    after(() => store?.close());
    const ledgers = (): [DeedLedger, DeedLedger] => [one ?? expect.fail(), other ?? expect.fail()];

    it('gives a deed to the first, and tells the others whose it is and whether it is done', async () => {
      const [here, there] = ledgers();
      expect(await here.begin('a', kim, AT)).to.equal(undefined);
      expect(await there.begin('a', alex, later(1000))).to.eql({ by: 'Kim', at: AT, isDone: false });
      await here.finish('a');
      expect(await there.begin('a', alex, later(9e9))).to.eql({ by: 'Kim', at: AT, isDone: true });
    });

    it('gives it to one of many who begin at once, on any replica', async () => {
      const [here, there] = ledgers();
      const begun = await Promise.all(
        Array.from({ length: 20 }, (_, at) => (at % 2 ? here : there).begin('b', at % 2 ? kim : alex, AT)),
      );
      expect(begun.filter((earlier) => earlier === undefined)).to.have.length(1);
    });

    it('gives it again when it was forgotten, and when whoever had it is silent for two minutes', async () => {
      const [here, there] = ledgers();
      await here.begin('c', kim, AT);
      expect(await there.begin('c', alex, later(119_000))).to.not.equal(undefined);
      expect(await there.begin('c', alex, later(120_000))).to.equal(undefined);
      await there.forget('c');
      expect(await here.begin('c', kim, later(120_001))).to.equal(undefined);
    });

    it('gives it again after a while, where it may be repeated', async () => {
      const [here] = ledgers();
      await here.begin('d', kim, AT);
      await here.finish('d');
      expect(await here.begin('d', alex, later(60_000), later(-1))).to.eql({ by: 'Kim', at: AT, isDone: true });
      expect(await here.begin('d', alex, later(60_000), AT)).to.equal(undefined);
    });

    it('forgets what is old', async () => {
      const [here] = ledgers();
      await here.begin('e', kim, later(-9e9));
      expect(await here.purge(later(-1e9))).to.equal(1);
    });
  });
}
