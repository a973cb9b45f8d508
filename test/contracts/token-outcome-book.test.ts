import { expect } from 'chai';
import { createTokenOutcomeBook } from '../../src/services/adapters/storage/token-outcome-book.ts';
import type { TokenOutcomeBook } from '../../src/services/oncall-ports.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { STORES, type Store } from '../support/stores.ts';

for (const [name, open] of Object.entries(STORES)) {
  describe(`token outcome book: ${name}`, () => {
    let store: Store;
    let book: TokenOutcomeBook;
    let other: TokenOutcomeBook;
    before(async function () {
      store = await open(this);
      [book, other] = [createTokenOutcomeBook(store.database.db), createTokenOutcomeBook(store.replica.db)];
    });
    after(() => store?.close());
    beforeEach(() => store.database.db.deleteFrom('token_outcome').execute());

    const standing = () => other.standing(minutesAgo(10), minutesAgo(20));

    it('tells how many tenants fail, since when, and why most of them do', async () => {
      expect(await standing()).to.deep.equal({ asked: 0, failing: 0 });
      await book.note([
        { tenantId: 'a', at: minutesAgo(8), failure: 'unreachable' },
        { tenantId: 'b', at: minutesAgo(5) },
      ]);
      await other.note([
        { tenantId: 'c', at: minutesAgo(4), failure: 'sign-in' },
        { tenantId: 'a', at: minutesAgo(3), failure: 'timeout' },
        { tenantId: 'd', at: minutesAgo(2), failure: 'timeout' },
      ]);
      expect(await standing()).to.deep.equal({ asked: 4, failing: 3, since: minutesAgo(8), failure: 'timeout' });
    });

    it('believes the last answer, and begins anew after one that was good', async () => {
      await book.note([{ tenantId: 'a', at: minutesAgo(8), failure: 'timeout' }]);
      await book.note([{ tenantId: 'a', at: minutesAgo(6) }]);
      await other.note([{ tenantId: 'a', at: minutesAgo(7), failure: 'timeout' }]);
      expect(await standing()).to.deep.equal({ asked: 1, failing: 0 });
      await book.note([{ tenantId: 'a', at: minutesAgo(1), failure: 'timeout' }]);
      expect((await standing()).since).to.deep.equal(minutesAgo(1));
    });

    it('leaves out who was not asked lately, and who has been failing for long', async () => {
      await book.note([{ tenantId: 'once', at: minutesAgo(11), failure: 'timeout' }]);
      await book.note([{ tenantId: 'always', at: minutesAgo(30), failure: 'sign-in' }]);
      await book.note([{ tenantId: 'always', at: NOW, failure: 'sign-in' }]);
      expect(await standing()).to.deep.equal({ asked: 0, failing: 0 });
      await book.purge(minutesAgo(5));
      expect(await other.standing(minutesAgo(60), minutesAgo(60))).to.include({ asked: 1 });
    });
  });
}
