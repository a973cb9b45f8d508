import { expect } from 'chai';
import { createFileLinkBook } from '../../src/services/adapters/storage/file-link-book.ts';
import type { FileLink, FileLinkBook } from '../../src/services/ports.ts';
import { STORES, type Store } from '../support/stores.ts';

const AT = new Date('2026-11-22T09:00:00Z');
const END = new Date('2026-11-22T09:10:00Z');
const link: FileLink = {
  file: { kind: 'post-incident-review', tenantId: '7f1c2a90-3b54-4e1d-9a77-0c5b8f2e6d10', incidentId: 'TM1' },
  agent: { objectId: 'kim', tenantId: 'partner', name: '김민지' },
  locale: 'ko-KR',
  expiresAt: END,
};

for (const [name, open] of Object.entries(STORES)) {
  describe(`file link book: ${name}`, () => {
    let store: Store;
    let books: readonly FileLinkBook[];
    before(async function open_() {
      store = await open(this);
      books = [createFileLinkBook(store.database.db), createFileLinkBook(store.replica.db)];
    });
    after(() => store?.close());
    const book = (at = 0): FileLinkBook => books[at] ?? expect.fail();

    it('finds a link by its token until it expires', async () => {
      await book().keep('token-a', link);
      expect(await book(1).find('token-a', AT)).to.eql(link);
      expect(await book().find('token-a', END)).to.equal(undefined);
      expect(await book().take('token-a', END)).to.equal(false);
      expect(await book().find('token-b', AT)).to.equal(undefined);
    });

    it('lets it be taken once, on any replica, and again when it is given back', async () => {
      await book().keep('token-c', link);
      const taken = await Promise.all(Array.from({ length: 10 }, (_, at) => book(at % 2).take('token-c', AT)));
      expect(taken.filter(Boolean)).to.have.length(1);
      expect(await book().find('token-c', AT)).to.equal(undefined);
      await book().giveBack('token-c');
      expect(await book(1).take('token-c', AT)).to.equal(true);
    });

    it('keeps no token: whoever reads the database has no link', async () => {
      await book().keep('token-secret', link);
      const rows = await store.database.db.selectFrom('file_link').selectAll().execute();
      expect(JSON.stringify(rows)).to.not.include('token-secret');
    });

    it('forgets what has expired', async () => {
      expect(await book().purge(END)).to.equal(0);
      expect(await book().purge(new Date(END.getTime() + 1))).to.be.greaterThan(0);
    });
  });
}
