import { expect } from 'chai';
import { createCardBook } from '../../src/services/adapters/storage/card-book.ts';
import { createFollowingBook } from '../../src/services/adapters/storage/following-book.ts';
import { ALEX_AGENT, aFollowing, KIM_AGENT, UNTOLD } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));
const KEY = ['following-1', 'EX1234567'] as const;

for (const [name, open] of Object.entries(STORES)) {
  describe(`card book: ${name}`, () => {
    let store: Store;
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());
    beforeEach(async () => {
      await store.database.db.deleteFrom('following').execute();
      await createFollowingBook(store.database.db, UNTOLD).keep(aFollowing(), KIM_AGENT, at(0));
    });
    const book = () => createCardBook(store.database.db);
    const otherReplica = () => createCardBook(store.replica.db);

    it('gives back every part, and takes one away that is named and undefined', async () => {
      const change = {
        messageId: 'message-1',
        postedAt: at(1),
        sentDigest: 'digest',
        sentAt: at(2),
        told: { version: 3, status: 'degraded', state: 'open', review: false, seenThrough: at(1), overdueFor: at(0) },
        acknowledged: { by: KIM_AGENT, at: at(3) },
        assigned: { by: KIM_AGENT, at: at(4), to: ALEX_AGENT },
        muted: { by: ALEX_AGENT, at: at(5), until: { kind: 'time', at: at(50) } },
      } as const;
      expect(await book().card(...KEY)).to.equal(undefined);
      const card = { followingId: KEY[0], incidentId: KEY[1], ...change };
      expect(await book().change(...KEY, change)).to.deep.equal(card);
      expect(await otherReplica().card(...KEY)).to.deep.equal(card);
      const { muted: _, ...rest } = card;
      expect(await book().change(...KEY, { muted: undefined })).to.deep.equal(rest);
      expect(await book().change(...KEY, {})).to.deep.equal(rest);
    });

    it('keeps two hands apart that change it at once', async () => {
      await Promise.all([
        book().change(...KEY, { acknowledged: { by: KIM_AGENT, at: at(1) } }),
        otherReplica().change(...KEY, { assigned: { by: ALEX_AGENT, at: at(2), to: ALEX_AGENT } }),
        book().change(...KEY, { sentDigest: 'digest' }),
      ]);
      const card = await book().card(...KEY);
      expect(card).to.include.keys('acknowledged', 'assigned', 'sentDigest');
    });

    it('stays acknowledged by the first of several at once, and tells the others who that was', async () => {
      const marks = [KIM_AGENT, ALEX_AGENT, KIM_AGENT, ALEX_AGENT].map((by, number) => ({ by, at: at(number) }));
      const cards = await Promise.all(
        marks.map((mark, number) => (number % 2 ? otherReplica() : book()).acknowledge(...KEY, mark)),
      );
      const [first, ...others] = new Set(cards.map(({ acknowledged }) => acknowledged?.at.getTime()));
      expect(marks.map((mark) => mark.at.getTime())).to.include(first);
      expect(others).to.be.empty;
      await book().change(...KEY, { acknowledged: undefined });
      const later = { by: ALEX_AGENT, at: at(9) };
      expect(await book().acknowledge(...KEY, later)).to.deep.include({ acknowledged: later });
    });

    it('finds a card by its message, in its own conversation alone, and those that are not over', async () => {
      await book().change(...KEY, { messageId: 'message-1' });
      await book().change(KEY[0], 'EX2', { messageId: 'message-2', endedAt: at(3) });
      const { conversationId } = aFollowing().place;
      expect(await book().byMessage(conversationId, 'message-1')).to.deep.include({ incidentId: KEY[1] });
      expect(await book().byMessage('19:other@thread.tacv2', 'message-1')).to.equal(undefined);
      expect((await book().cardsOf(KEY[0])).map(({ incidentId }) => incidentId)).to.deep.equal([KEY[1]]);
      expect((await book().cardsAbout('EX2')).map(({ followingId }) => followingId)).to.deep.equal([KEY[0]]);
    });

    it('tells which cards live: posted, not over, where somebody still follows', async () => {
      const followings = createFollowingBook(store.database.db, UNTOLD);
      await book().change(...KEY, { messageId: 'message-1' });
      await book().change(KEY[0], 'EX2', { messageId: 'message-2', endedAt: at(3) });
      await book().change(KEY[0], 'EX3', { acknowledged: { by: KIM_AGENT, at: at(3) } });
      expect(await otherReplica().living()).to.deep.equal([{ followingId: KEY[0], incidentId: KEY[1] }]);
      await followings.pause(KEY[0], 'by-hand', at(4));
      expect(await book().living()).to.deep.equal([]);
      await followings.keep(aFollowing(), KIM_AGENT, at(5));
      expect(await book().living()).to.have.length(1);
      await followings.end(KEY[0], KIM_AGENT, at(6));
      expect(await book().living()).to.deep.equal([]);
    });

    it('lets one of several workers post, whoever asks at the same time', async () => {
      const claims = [book(), otherReplica(), book(), otherReplica()].map((one) => one.claimPost(...KEY, at(5), at(3)));
      expect((await Promise.all(claims)).toSorted()).to.deep.equal(['ours', 'taken', 'taken', 'taken']);
    });

    it('lets another one take over from a worker that has died, and nobody once it is posted', async () => {
      await book().claimPost(...KEY, at(5), at(3));
      expect(await otherReplica().claimPost(...KEY, at(6), at(4))).to.equal('taken');
      expect(await otherReplica().claimPost(...KEY, at(8), at(6))).to.equal('again');
      await book().change(...KEY, { messageId: 'message-1', postingSince: undefined });
      expect(await book().claimPost(...KEY, at(20), at(18))).to.equal('taken');
      await book().change(...KEY, { messageId: undefined });
      expect(await book().claimPost(...KEY, at(21), at(19))).to.equal('ours');
    });

    it('lets a card that was deleted be posted anew, by one who asks', async () => {
      await book().change(...KEY, { messageId: 'message-1' });
      const claims = [book(), otherReplica()].map((one) => one.claimPost(...KEY, at(5), at(3), 'message-1'));
      expect((await Promise.all(claims)).toSorted()).to.deep.equal(['ours', 'taken']);
      await book().change(...KEY, { messageId: 'message-2', postingSince: undefined });
      expect(await otherReplica().claimPost(...KEY, at(20), at(18), 'message-1')).to.equal('taken');
    });

    const worse = { followingId: KEY[0], incidentId: KEY[1], kind: 'worse', key: '1' } as const;

    it('gives each reply to one who asks', async () => {
      const claims = [book(), otherReplica(), book()].map((one) => one.claimReply(worse, at(5), at(3)));
      expect((await Promise.all(claims)).toSorted()).to.deep.equal(['ours', 'taken', 'taken']);
      expect(await book().claimReply({ ...worse, key: '2' }, at(5), at(3))).to.equal('ours');
      expect(await book().claimReply({ ...worse, kind: 'resolved' }, at(5), at(3))).to.equal('ours');
    });

    it('gives a reply to another one after its worker has died or failed, and to nobody once it is sent', async () => {
      await book().claimReply(worse, at(5), at(3));
      expect(await otherReplica().claimReply(worse, at(6), at(4))).to.equal('taken');
      expect(await otherReplica().claimReply(worse, at(8), at(6))).to.equal('ours');
      await otherReplica().settleReply(worse, undefined);
      expect(await book().claimReply(worse, at(8), at(6))).to.equal('ours');
      await book().settleReply(worse, at(9));
      expect(await otherReplica().claimReply(worse, at(20), at(18))).to.equal('sent');
    });

    it('leaves what is claimed to a worker for as long as that is heard of', async () => {
      await book().claimPost(...KEY, at(5), at(3));
      await book().claimReply(worse, at(5), at(3));
      await book().stillPosting(...KEY, at(7));
      await book().stillReplying(worse, at(7));
      expect(await otherReplica().claimPost(...KEY, at(8), at(6))).to.equal('taken');
      expect(await otherReplica().claimReply(worse, at(8), at(6))).to.equal('taken');
      await book().change(...KEY, { messageId: 'message-1', postingSince: undefined });
      await book().settleReply(worse, undefined);
      await book().stillPosting(...KEY, at(9));
      await book().stillReplying(worse, at(9));
      expect(await book().card(...KEY), 'a word that comes too late claims nothing').to.not.have.property(
        'postingSince',
      );
      expect(await otherReplica().claimReply(worse, at(10), at(8))).to.equal('ours');
    });

    it('gives back all claims at once, and nothing that was sent', async () => {
      await book().claimPost(...KEY, at(5), at(3));
      await book().claimReply(worse, at(5), at(3));
      await book().claimReply({ ...worse, key: '2' }, at(5), at(3));
      await book().settleReply({ ...worse, key: '2' }, at(5));
      await book().releaseClaims();
      expect(await otherReplica().claimPost(...KEY, at(5), at(3))).to.equal('ours');
      expect(await otherReplica().claimReply(worse, at(5), at(3))).to.equal('ours');
      expect(await otherReplica().claimReply({ ...worse, key: '2' }, at(5), at(3))).to.equal('sent');
    });
  });
}
