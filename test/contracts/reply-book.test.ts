import { expect } from 'chai';
import type { TakenReply } from '../../src/domain/reply.ts';
import { createReplyBook } from '../../src/services/adapters/storage/reply-book.ts';
import { STORES, type Store } from '../support/stores.ts';

const KIM = { objectId: 'kim', tenantId: 'partner', name: '김민지' };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));
const SEOUL = { language: 'ko', zone: 'Asia/Seoul', tone: 'formal' } as const;
const LONDON = { language: 'en', zone: 'Europe/London', tone: 'plain' } as const;
const reply = (over: Partial<TakenReply> = {}): TakenReply => ({
  ...{ id: 'r1', tenantId: 't1', incidentId: 'EX1', kind: 'first-notice', language: 'ko' },
  ...{ subject: '안내: Exchange', text: '메일이\n\n늦습니다. ’ “', by: KIM, at: at(1) },
  ...over,
});

for (const [name, open] of Object.entries(STORES)) {
  describe(`reply book: ${name}`, () => {
    let store: Store;
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());
    beforeEach(async () => {
      await store.database.db.deleteFrom('taken_reply').execute();
      await store.database.db.deleteFrom('reply_manner').execute();
    });
    const book = () => createReplyBook(store.database.db);
    const otherReplica = () => createReplyBook(store.replica.db);

    it('knows how each customer is written to, in any case of its id', async () => {
      expect(await book().mannerOf('t1')).to.equal(undefined);
      await book().keepManner('T1', SEOUL, KIM, at(1));
      expect(await otherReplica().mannerOf('t1')).to.deep.equal(SEOUL);
      expect(await book().mannerOf('t2')).to.equal(undefined);
    });

    it('lets the later of two have their way, whichever comes first', async () => {
      await book().keepManner('t1', LONDON, KIM, at(5));
      await otherReplica().keepManner('t1', SEOUL, KIM, at(4));
      expect(await book().mannerOf('t1')).to.deep.equal(LONDON);
      await otherReplica().keepManner('t1', SEOUL, KIM, at(6));
      expect(await book().mannerOf('t1')).to.deep.equal(SEOUL);
    });

    it('keeps what was taken, word by word, the newest first; one id once', async () => {
      await Promise.all([book().keep(reply()), otherReplica().keep(reply({ text: 'too late' })), book().keep(reply())]);
      const [first, ...others] = await book().taken('T1', ['ex1']);
      expect(others).to.deep.equal([]);
      expect(first).to.deep.include({ id: 'r1', by: KIM, at: at(1), incidentId: 'EX1', tenantId: 't1' });
      await book().keep(reply({ id: 'r2', kind: 'update', at: at(9) }));
      expect((await otherReplica().taken('t1', ['EX1'])).map(({ id, kind }) => [id, kind])).to.deep.equal([
        ['r2', 'update'],
        ['r1', 'first-notice'],
      ]);
    });

    it('never shows one customer what another was told', async () => {
      await book().keep(reply());
      await book().keep(reply({ id: 'r2', tenantId: 't2' }));
      await book().keep(reply({ id: 'r3', incidentId: 'EX2' }));
      expect((await book().taken('t1', ['EX1'])).map(({ id }) => id)).to.deep.equal(['r1']);
      expect(await book().taken('t3', ['EX1', 'EX2'])).to.deep.equal([]);
      expect(await book().taken('t1', [])).to.deep.equal([]);
    });

    it('forgets what is old, and customers who have left', async () => {
      await book().keep(reply());
      await book().keep(reply({ id: 'r2', tenantId: 't2', at: at(5) }));
      await book().keepManner('t2', SEOUL, KIM, at(1));
      expect(await book().purge(at(5))).to.equal(1);
      expect(await book().taken('t1', ['EX1'])).to.deep.equal([]);
      await book().forgetCustomers([]);
      await book().forgetCustomers(['T2']);
      expect([await book().taken('t2', ['EX1']), await book().mannerOf('t2')]).to.deep.equal([[], undefined]);
    });
  });
}
