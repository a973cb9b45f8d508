import { expect } from 'chai';
import { createAccessBook } from '../../src/services/adapters/storage/access-book.ts';
import type { AccessBook } from '../../src/services/ports.ts';
import { STORES, type Store } from '../support/stores.ts';

const MONDAY = new Date('2026-11-16T08:00:00Z');
const TUESDAY = new Date('2026-11-17T08:00:00Z');

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`access book: ${name}`, () => {
    let store: Store;
    let book: AccessBook;
    let other: AccessBook;

    before(async function () {
      store = await openStore(this);
      book = createAccessBook(store.database.db);
      other = createAccessBook(store.replica.db);
    });
    after(() => store?.close());
    beforeEach(() => store.database.db.deleteFrom('access_way').execute());

    it('begins empty', async () => {
      expect(await book.wayOf('contoso')).to.equal(undefined);
      expect([...(await book.all())]).to.eql([]);
    });

    it('keeps each tenant’s way, and why there is none', async () => {
      const ways = {
        contoso: { way: 'delegated', triedAt: MONDAY },
        fabrikam: { way: 'app-only', triedAt: TUESDAY },
        trey: { way: 'none', triedAt: MONDAY, failure: 'no-consent' },
      } as const;
      for (const [tenantId, way] of Object.entries(ways)) await book.note(tenantId, way);
      for (const [tenantId, way] of Object.entries(ways)) expect(await other.wayOf(tenantId)).to.deep.equal(way);
      expect(Object.fromEntries(await other.all())).to.deep.equal(ways);
    });

    it('takes the last one that was tried, whichever replica is slow to note it', async () => {
      await book.note('contoso', { way: 'none', triedAt: TUESDAY, failure: 'no-permission' });
      await other.note('contoso', { way: 'delegated', triedAt: MONDAY });
      expect(await book.wayOf('contoso')).to.have.property('way', 'none');
      await other.note('contoso', { way: 'app-only', triedAt: TUESDAY });
      expect(await book.wayOf('contoso')).to.deep.equal({ way: 'app-only', triedAt: TUESDAY });
    });
  });
}
