import { expect } from 'chai';
import { createOwnTroubleBook } from '../../src/services/adapters/storage/own-trouble-book.ts';
import type { OwnTroubleBook } from '../../src/services/oncall-ports.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { STORES, type Store } from '../support/stores.ts';

for (const [name, open] of Object.entries(STORES)) {
  describe(`own trouble book: ${name}`, () => {
    let store: Store;
    let book: OwnTroubleBook;
    let other: OwnTroubleBook;
    before(async function () {
      store = await open(this);
      [book, other] = [createOwnTroubleBook(store.database.db), createOwnTroubleBook(store.replica.db)];
    });
    after(() => store?.close());
    beforeEach(() => store.database.db.deleteFrom('own_trouble').execute());

    const raiseOne = async () => {
      await book.failed('deliveries', minutesAgo(5), 'first');
      await book.failed('deliveries', minutesAgo(3), 'last');
      const [raised] = await book.raise(minutesAgo(3), NOW);
      return raised ?? expect.fail('nothing was raised');
    };

    it('keeps one open trouble of a kind, whichever replica meets it', async () => {
      await Promise.all([book, other].map((one) => one.failed('deliveries', minutesAgo(5), '503')));
      await other.failed('deliveries', minutesAgo(4), 'no answer');
      await book.failed('tokens', minutesAgo(1), '4 of 4 tenants', minutesAgo(9));
      const told = (await other.since(NOW)).map(({ kind, since, failedAt, tries, why }) => ({
        kind,
        since,
        failedAt,
        tries,
        why,
      }));
      expect(told).to.deep.equal([
        { kind: 'tokens', since: minutesAgo(9), failedAt: minutesAgo(1), tries: 1, why: '4 of 4 tenants' },
        { kind: 'deliveries', since: minutesAgo(5), failedAt: minutesAgo(4), tries: 3, why: 'no answer' },
      ]);
    });

    it('raises once what has lasted and has failed again, not a hiccup that nobody has tried since', async () => {
      await book.failed('deliveries', minutesAgo(4), '503');
      await book.failed('deliveries', minutesAgo(3.5), '503');
      expect(await book.raise(minutesAgo(3), NOW)).to.deep.equal([]);
      await book.failed('deliveries', minutesAgo(2), '503');
      const raised = await Promise.all([book.raise(minutesAgo(3), NOW), other.raise(minutesAgo(3), NOW)]);
      expect(raised.flat().map(({ kind, raisedAt }) => [kind, raisedAt])).to.deep.equal([['deliveries', NOW]]);
      expect(await book.raise(minutesAgo(3), NOW)).to.deep.equal([]);
    });

    it('forgets a hiccup as soon as something works, and keeps when a trouble ended', async () => {
      await book.failed('deliveries', minutesAgo(4), '503');
      await other.worked('deliveries', minutesAgo(3));
      expect(await book.since(minutesAgo(60))).to.deep.equal([]);
      await raiseOne();
      await Promise.all([book.worked('deliveries', NOW), book.worked('deliveries', NOW), other.worked('tokens', NOW)]);
      expect((await book.since(minutesAgo(1))).map(({ endedAt }) => endedAt)).to.deep.equal([NOW]);
      expect(await book.since(NOW)).to.deep.equal([]);
      await book.failed('deliveries', NOW, 'anew');
      expect((await book.since(minutesAgo(1))).map(({ why }) => why)).to.deep.equal(['last', 'anew']);
    });

    it('lets one replica tell a notice, and another when that one has died', async () => {
      const { id: troubleId } = await raiseOne();
      const notice = { troubleId, notice: 'raised', pager: 'email kim' };
      const claims = await Promise.all([book, other].map((one) => one.claim(notice, NOW, minutesAgo(2))));
      expect(claims.toSorted()).to.deep.equal([false, true]);
      expect(await other.claim({ ...notice, pager: 'webhook' }, NOW, minutesAgo(2))).to.equal(true);
      const [later, silentSince] = [minutesAgo(-2), NOW];
      expect(await other.claim(notice, later, silentSince)).to.equal(true);
      expect(await book.notices(troubleId)).to.deep.equal([]);
      await other.sent({ ...notice, sentAt: later });
      expect(await book.claim(notice, minutesAgo(-60), minutesAgo(-58))).to.equal(false);
      expect(await book.notices(troubleId)).to.deep.equal([{ ...notice, sentAt: later }]);
    });

    it('forgets with its notices what ended long ago', async () => {
      const { id: troubleId } = await raiseOne();
      await book.claim({ troubleId, notice: 'raised', pager: 'email kim' }, NOW, NOW);
      await book.purge(minutesAgo(-1));
      expect(await book.since(NOW)).to.have.length(1);
      await book.worked('deliveries', NOW);
      await book.purge(minutesAgo(-1));
      expect(await book.since(minutesAgo(60))).to.deep.equal([]);
    });
  });
}
