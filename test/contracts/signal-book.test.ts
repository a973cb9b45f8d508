import { expect } from 'chai';
import type { EarlySignal } from '../../src/domain/early-signal.ts';
import { createFollowingBook } from '../../src/services/adapters/storage/following-book.ts';
import { createSignalBook } from '../../src/services/adapters/storage/signal-book.ts';
import type { Jobs } from '../../src/services/outage-ports.ts';
import { ALEX_AGENT, aFollowing, KIM_AGENT } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));
const aSignal = (over: Partial<EarlySignal> = {}): EarlySignal => ({
  id: 's1',
  source: 'microsoft365',
  serviceId: 'Exchange',
  serviceName: 'Exchange Online',
  raisedAt: at(0),
  tenantIds: ['t1', 't2', 't3'],
  ...over,
});

for (const [name, open] of Object.entries(STORES)) {
  describe(`signal book: ${name}`, () => {
    let store: Store;
    const sent: string[] = [];
    const jobs: Pick<Jobs, 'send'> = {
      send: async (kind, some) => void sent.push(...some.map(({ key }) => `${kind} ${key}`)),
    };
    before(async function openStore() {
      store = await open(this);
      await createFollowingBook(store.database.db, jobs).keep(aFollowing(), KIM_AGENT, at(0));
    });
    after(() => store?.close());
    beforeEach(async () => {
      await store.database.db.deleteFrom('early_signal').execute();
      sent.splice(0);
    });
    const book = () => createSignalBook(store.database.db, jobs);
    const otherReplica = () => createSignalBook(store.replica.db, jobs);

    it('lets one stand about a service, whichever replica raises it, and hands that one on', async () => {
      const rivals = [book().raise(aSignal()), otherReplica().raise(aSignal({ id: 's2' }))];
      expect((await Promise.all(rivals)).filter(Boolean)).to.have.length(1);
      expect(sent).to.have.length(1);
      expect(await otherReplica().standing()).to.have.length(1);
      expect(await book().raise(aSignal({ id: 's3', serviceId: 'SharePoint' }))).to.equal(true);
      expect(await otherReplica().signal('s3')).to.deep.equal(aSignal({ id: 's3', serviceId: 'SharePoint' }));
    });

    it('adds customers once, and tells of it only where there are any', async () => {
      await book().raise(aSignal());
      await otherReplica().join('s1', ['t3', 't4']);
      await book().join('s1', ['t1', 't4']);
      await book().join('s1', []);
      expect((await book().signal('s1'))?.tenantIds).to.deep.equal(['t1', 't2', 't3', 't4']);
      expect(sent).to.deep.equal(['tell-signal s1', 'tell-signal s1']);
    });

    it('is borne out by one incident, the first', async () => {
      await book().raise(aSignal());
      const answers = await Promise.all([book().publish('s1', 'EX1'), otherReplica().publish('s1', 'EX2')]);
      expect(answers.filter(Boolean)).to.have.length(1);
      expect((await book().standing())[0]?.publishedAs).to.match(/^EX[12]$/);
    });

    it('ends once what was raised by then, and another may be raised', async () => {
      await book().raise(aSignal());
      await book().raise(aSignal({ id: 's2', serviceId: 'SharePoint', raisedAt: at(1) }));
      const ended = [...(await book().end(at(0), at(9))), ...(await otherReplica().end(at(0), at(9)))];
      expect(ended).to.deep.equal([aSignal({ endedAt: at(9) })]);
      expect(await book().publish('s1', 'EX1')).to.equal(false);
      await book().join('s1', ['t9']);
      expect((await book().signal('s1'))?.tenantIds).to.have.length(3);
      expect(await book().raise(aSignal({ id: 's4', raisedAt: at(10) }))).to.equal(true);
    });

    it('hears each agent once at a place: the latest, and nothing where it is the same', async () => {
      await book().raise(aSignal());
      sent.splice(0);
      const says = (by: typeof KIM_AGENT, minute: number, said: 'affected' | 'not-us') =>
        otherReplica().answer('s1', 'following-1', { by, at: at(minute), says: said });
      await says(KIM_AGENT, 1, 'affected');
      await says(ALEX_AGENT, 2, 'not-us');
      await says(KIM_AGENT, 3, 'affected');
      await says(ALEX_AGENT, 4, 'affected');
      expect(await book().voices('s1', 'following-1')).to.deep.equal([
        { by: KIM_AGENT, at: at(1), says: 'affected' },
        { by: ALEX_AGENT, at: at(4), says: 'affected' },
      ]);
      expect(await book().voices('s1', 'following-2')).to.deep.equal([]);
      expect(sent).to.deep.equal(Array.from({ length: 3 }, () => 'tell-signal-at following-1 s1'));
    });

    it('forgets what ended before then, with its cards', async () => {
      await book().raise(aSignal());
      const { db } = store.database;
      for (const incident_id of ['s1', 'EX1']) {
        await db.insertInto('living_card').values({ following_id: 'following-1', incident_id }).execute();
      }
      expect(await book().purge(at(59))).to.equal(0);
      await book().end(at(0), at(9));
      expect(await book().purge(at(10))).to.equal(1);
      const cards = await db.selectFrom('living_card').select('incident_id').execute();
      expect(cards).to.deep.equal([{ incident_id: 'EX1' }]);
    });
  });
}
