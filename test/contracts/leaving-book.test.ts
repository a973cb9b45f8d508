import { expect } from 'chai';
import { createLeavingBook } from '../../src/services/adapters/storage/leaving-book.ts';
import type { LeavingBook } from '../../src/services/ports.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { STORES, type Store } from '../support/stores.ts';

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`leaving book: ${name}`, () => {
    let store: Store;
    let book: LeavingBook;
    let other: LeavingBook;

    before(async function () {
      store = await openStore(this);
      book = createLeavingBook(store.database.db);
      other = createLeavingBook(store.replica.db);
    });
    after(() => store?.close());
    beforeEach(() => store.database.db.deleteFrom('left_customer').execute());

    it('keeps the first that was known of an end, whoever notices it later', async () => {
      await book.note({ left: ['contoso', 'contoso'], read: [] }, minutesAgo(9));
      await other.note({ left: ['contoso', 'fabrikam'], read: ['litware'] }, minutesAgo(4));
      expect(await book.leftBefore(minutesAgo(9))).to.deep.equal([]);
      expect(await book.leftBefore(minutesAgo(5))).to.deep.equal(['contoso']);
      expect([...(await other.leftBefore(NOW))].sort()).to.deep.equal(['contoso', 'fabrikam']);
    });

    it('forgets the end of whoever is read again, and of nobody else', async () => {
      await book.note({ left: ['contoso', 'fabrikam'], read: [] }, minutesAgo(9));
      await book.note({ left: [], read: ['contoso'] }, minutesAgo(4));
      expect(await book.leftBefore(NOW)).to.deep.equal(['fabrikam']);
      await book.note({ left: ['contoso'], read: [] }, minutesAgo(2));
      expect(await book.leftBefore(minutesAgo(3))).to.deep.equal(['fabrikam']);
    });
  });
}
