import { expect } from 'chai';
import { createAlertPathBook } from '../../src/services/adapters/storage/alert-path-book.ts';
import type { AlertPathBook } from '../../src/services/alert-ports.ts';
import { STORES, type Store } from '../support/stores.ts';

const path = { tenantId: 'tenant-1', subscriptionIds: ['sub-1', 'sub-2'], since: new Date('2026-11-22T09:00:00Z') };

for (const [name, open] of Object.entries(STORES)) {
  describe(`alert path book: ${name}`, () => {
    let store: Store;
    let books: readonly AlertPathBook[];
    before(async function () {
      store = await open(this);
      books = [createAlertPathBook(store.database.db), createAlertPathBook(store.replica.db)];
    });
    after(() => store?.close());
    const book = (at = 0): AlertPathBook => books[at] ?? expect.fail();

    it('finds whose address it is by its secret alone, on any replica', async () => {
      await book().keep('secret-1', path);
      expect(await book(1).find('secret-1')).to.deep.equal(path);
      expect(await book().find('tenant-1')).to.equal(undefined);
    });

    it('gives a customer one address: the newest', async () => {
      await book().keep('secret-2', { ...path, subscriptionIds: ['sub-3'] });
      expect(await book(1).find('secret-1')).to.equal(undefined);
      expect((await book().all()).map(({ subscriptionIds }) => subscriptionIds)).to.deep.equal([['sub-3']]);
    });

    it('keeps no secret: whoever reads the database has no address', async () => {
      const rows = await store.database.db.selectFrom('azure_alert_path').selectAll().execute();
      expect(JSON.stringify(rows)).to.include('sub-3').and.not.include('secret-2');
    });

    it('revokes', async () => {
      expect(await book().revoke('tenant-1')).to.equal(true);
      expect(await book(1).find('secret-2')).to.equal(undefined);
      expect(await book().revoke('tenant-1')).to.equal(false);
    });
  });
}
