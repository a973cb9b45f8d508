import { expect } from 'chai';
import type { Agent } from '../../src/domain/agent.ts';
import { createTagBook } from '../../src/services/adapters/storage/tag-book.ts';
import { STORES, type Store } from '../support/stores.ts';

const ALEX: Agent = { objectId: 'alex', tenantId: 'partner', name: 'Alex Wilber' };
const GOLD = { key: 'gold', name: 'Gold' };
const SEOUL = { key: 'ㅅㅓㅇㅜㄹ', name: '서울' };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));

for (const [name, open] of Object.entries(STORES)) {
  describe(`tag book: ${name}`, () => {
    let store: Store;
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());
    beforeEach(() => store.database.db.deleteFrom('customer_tag').execute());

    const book = () => createTagBook(store.database.db);
    const otherReplica = () => createTagBook(store.replica.db);

    it('begins empty, and takes nobody for somebody', async () => {
      await book().tag([], GOLD, ALEX, at(1));
      await book().untag([], GOLD.key);
      expect(await book().all()).to.deep.equal([]);
      expect(await book().tenantsWith('gold')).to.deep.equal(new Set());
    });

    it('tells every replica who carries which tag, in the order of tagging', async () => {
      await book().tag(['T2'], SEOUL, ALEX, at(1));
      await otherReplica().tag(['t1', 'T2'], GOLD, ALEX, at(2));
      expect(await book().all()).to.deep.equal([
        { ...SEOUL, tenantId: 't2' },
        { ...GOLD, tenantId: 't1' },
        { ...GOLD, tenantId: 't2' },
      ]);
      expect(await book().tenantsWith('gold')).to.deep.equal(new Set(['t1', 't2']));
    });

    it('does once what is done twice, and keeps the first name', async () => {
      await book().tag(['t1'], GOLD, ALEX, at(1));
      await otherReplica().tag(['t1'], { ...GOLD, name: 'GOLD' }, ALEX, at(2));
      expect(await book().all()).to.deep.equal([{ ...GOLD, tenantId: 't1' }]);
    });

    it('takes a tag off those named, and off nobody else', async () => {
      await book().tag(['t1', 't2', 't3'], GOLD, ALEX, at(1));
      await book().tag(['t1'], SEOUL, ALEX, at(1));
      await otherReplica().untag(['T1', 't3', 't9'], GOLD.key);
      expect(await book().all()).to.have.deep.members([
        { ...GOLD, tenantId: 't2' },
        { ...SEOUL, tenantId: 't1' },
      ]);
    });
  });
}
