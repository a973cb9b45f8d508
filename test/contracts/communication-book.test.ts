import { expect } from 'chai';
import type { Communication } from '../../src/domain/communication.ts';
import { standingOf } from '../../src/domain/communication-news.ts';
import { createCommunicationBook } from '../../src/services/adapters/storage/communication-book.ts';
import { createFollowingBook } from '../../src/services/adapters/storage/following-book.ts';
import type { CommunicationBook } from '../../src/services/communication-ports.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { aMaintenance, aMessage } from '../support/communications.ts';
import { aFollowing, KIM_AGENT } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';

for (const [name, open] of Object.entries(STORES)) {
  describe(`communication book: ${name}`, () => {
    let store: Store;
    let book: CommunicationBook;
    let other: CommunicationBook;
    before(async function openStore() {
      store = await open(this);
      book = createCommunicationBook(store.database.db);
      other = createCommunicationBook(store.replica.db);
    });
    after(() => store?.close());
    beforeEach(async () => {
      await store.database.db.deleteFrom('communication').execute();
      await store.database.db.deleteFrom('communication_reading').execute();
    });

    const read = (
      tenantId: string,
      communications: readonly Communication[],
      { readAt = NOW, isPartial = false, source = 'microsoft365' as const, by = book } = {},
    ) => by.record({ tenantId, source, readAt, communications, isPartial });
    const told = async (tenantId: string) => (await other.at(tenantId)).map(({ communication }) => communication.id);

    it('keeps a post once, with all whom it is told, and gives it back as it was', async () => {
      await read('Contoso', [aMessage()], { readAt: minutesAgo(9) });
      await read('fabrikam', [aMessage()], { by: other });
      const shared = {
        communication: aMessage(),
        tenantIds: ['contoso', 'fabrikam'],
        firstSeenAt: minutesAgo(9),
        revision: 1,
      };
      expect(await book.all()).to.deep.equal([shared]);
      expect(await other.one('mc1187310')).to.deep.equal(shared);
      expect(await book.all('maintenance')).to.deep.equal([]);
    });

    it('takes a reading as a whole: what is missing is told there no more, unless a part was not read', async () => {
      await read('contoso', [aMessage(), aMessage({ id: 'MC2' })]);
      await read('contoso', [aMaintenance()], { source: 'azure' as never });
      await read('contoso', [aMessage({ id: 'MC2' })], { isPartial: true });
      expect(await told('contoso')).to.have.members(['MC1187310', 'MC2', 'PM4T-7S0']);
      await read('contoso', [aMessage({ id: 'MC2' })]);
      expect(await told('CONTOSO')).to.have.members(['MC2', 'PM4T-7S0']);
      expect((await book.one('MC1187310'))?.tenantIds).to.deep.equal([]);
    });

    it('keeps a revision for each change of words, and none for a touch or for what is told late', async () => {
      const later = aMessage({ updatedAt: minutesAgo(5), title: '(Updated) Old mail protocols' });
      await read('contoso', [aMessage()], { readAt: minutesAgo(20) });
      await read('contoso', [aMessage({ updatedAt: minutesAgo(10) })], { readAt: minutesAgo(9) });
      await read('fabrikam', [later], { readAt: minutesAgo(4), by: other });
      await read('contoso', [aMessage()], { readAt: minutesAgo(3) });
      expect((await book.one('MC1187310'))?.communication.title).to.equal('(Updated) Old mail protocols');
      const revisions = await other.revisions('MC1187310');
      expect(revisions.map(({ revision, at, communication }) => [revision, at, communication.title])).to.deep.equal([
        [2, minutesAgo(4), later.title],
        [1, minutesAgo(20), aMessage().title],
      ]);
    });

    it('only completes what could not be read before', async () => {
      await read('contoso', [aMessage({ body: '' })]);
      await read('contoso', [aMessage()]);
      expect((await book.revisions('MC1187310')).map(({ communication }) => communication.body)).to.deep.equal([
        aMessage().body,
      ]);
    });

    it('makes one revision of a change that two readings find at once', async () => {
      await read('contoso', [aMessage()], { readAt: minutesAgo(9) });
      const later = [aMessage({ title: 'Later', updatedAt: minutesAgo(1) }), aMessage({ id: 'MC2' })];
      await Promise.all(
        ['a', 'b', 'c', 'd'].map((tenantId, index) => read(tenantId, later, { by: index % 2 ? book : other })),
      );
      expect((await book.one('MC1187310'))?.revision).to.equal(2);
      expect((await book.one('MC2'))?.tenantIds).to.deep.equal(['a', 'b', 'c', 'd']);
    });

    it('knows when each source was read, and why it does not answer now', async () => {
      await book.failed('Litware', 'microsoft365', 'no-permission');
      await read('contoso', []);
      await book.failed('contoso', 'microsoft365', 'timeout');
      expect(await other.ages(['contoso', 'litware', 'nobody'])).to.have.deep.members([
        { tenantId: 'contoso', source: 'microsoft365', readAt: NOW, failure: 'timeout' },
        { tenantId: 'litware', source: 'microsoft365', failure: 'no-permission' },
      ]);
      await read('contoso', []);
      expect(await book.ages(['Contoso'])).to.deep.equal([
        { tenantId: 'contoso', source: 'microsoft365', readAt: NOW },
      ]);
    });

    it('remembers what a following has been told', async () => {
      await createFollowingBook(store.database.db, { send: async () => {} }).keep(aFollowing(), KIM_AGENT, NOW);
      await read('contoso', [aMessage(), aMaintenance()]);
      const [first, second] = [standingOf(aMaintenance(), NOW), standingOf(aMaintenance({ state: 'cancelled' }), NOW)];
      await book.noteTold(
        'following-1',
        new Map([
          ['PM4T-7S0', first],
          ['MC1187310', standingOf(aMessage(), NOW)],
        ]),
      );
      await other.noteTold('following-1', new Map([['PM4T-7S0', second]]));
      const all = await book.told('following-1');
      expect([...all.keys()]).to.have.members(['PM4T-7S0', 'MC1187310']);
      expect(all.get('PM4T-7S0')).to.deep.equal(second);
      expect((await book.told('another')).size).to.equal(0);
    });

    it('forgets customers, and what nobody has been told for long', async () => {
      await read('contoso', [aMessage()], { readAt: minutesAgo(9) });
      await read('fabrikam', [aMaintenance()]);
      await book.forgetCustomers(['Contoso']);
      expect(await told('contoso')).to.deep.equal([]);
      expect(await book.ages(['contoso'])).to.deep.equal([]);
      expect(await book.purge(minutesAgo(5))).to.equal(1);
      expect(await book.one('MC1187310')).to.equal(undefined);
      expect(await book.revisions('MC1187310')).to.deep.equal([]);
      expect(await told('fabrikam')).to.deep.equal(['PM4T-7S0']);
    });
  });
}
