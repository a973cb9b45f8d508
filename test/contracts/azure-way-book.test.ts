import { expect } from 'chai';
import { createAzureWayBook } from '../../src/services/adapters/storage/azure-way-book.ts';
import type { AzureWayBook } from '../../src/services/ports.ts';
import { STORES, type Store } from '../support/stores.ts';

const MONDAY = new Date('2026-11-16T08:00:00Z');
const TUESDAY = new Date('2026-11-17T08:00:00Z');

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`book of ways to Azure: ${name}`, () => {
    let store: Store;
    let book: AzureWayBook;
    let other: AzureWayBook;

    before(async function () {
      store = await openStore(this);
      book = createAzureWayBook(store.database.db);
      other = createAzureWayBook(store.replica.db);
    });
    after(() => store?.close());
    beforeEach(() => store.database.db.deleteFrom('azure_way').execute());

    it('keeps each tenant’s way, and why there is none', async () => {
      expect(await book.wayOf('contoso')).to.equal(undefined);
      const ways = {
        contoso: { way: 'both', triedAt: MONDAY },
        fabrikam: { way: 'lighthouse', triedAt: TUESDAY },
        trey: { way: 'none', triedAt: MONDAY, failure: 'no-consent' },
      } as const;
      for (const [tenantId, way] of Object.entries(ways)) await book.note(tenantId, way);
      for (const [tenantId, way] of Object.entries(ways)) expect(await other.wayOf(tenantId)).to.deep.equal(way);
    });

    it('takes the last one that was tried, whichever replica is slow to note it', async () => {
      await book.note('contoso', { way: 'lighthouse', triedAt: TUESDAY });
      await other.note('contoso', { way: 'none', triedAt: MONDAY, failure: 'no-permission' });
      expect(await book.wayOf('contoso')).to.deep.equal({ way: 'lighthouse', triedAt: TUESDAY });
    });
  });
}
