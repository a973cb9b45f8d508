import { expect } from 'chai';
import { createFollowingBook } from '../../src/services/adapters/storage/following-book.ts';
import type { Jobs } from '../../src/services/outage-ports.ts';
import { ALEX_AGENT, aFollowing, aPlace, KIM_AGENT } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));

for (const [name, open] of Object.entries(STORES)) {
  describe(`following book: ${name}`, () => {
    let store: Store;
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());
    beforeEach(async () => {
      told = [];
      await store.database.db.deleteFrom('following').execute();
      await store.database.db.deleteFrom('following_change').execute();
    });
    let told: string[];
    const jobs: Pick<Jobs, 'send'> = {
      async send(kind, all, within) {
        // What is not sent through the transaction's handle would hang on the embedded database.
        await within?.executeSql('select 1');
        told.push(...all.map(({ key }) => `${kind} ${key}`));
      },
    };
    const book = () => createFollowingBook(store.database.db, jobs);
    const otherReplica = () => createFollowingBook(store.replica.db, jobs);
    const wish = aFollowing({
      customers: { kind: 'list', tenantIds: ['t1'] },
      quiet: { from: '22:00', to: '07:00', zone: 'Asia/Seoul' },
      digestAt: '09:00',
    });

    it('gives back what was kept, on every replica', async () => {
      await book().keep(wish, KIM_AGENT, at(1));
      const kept = { ...wish, changedAt: at(1) };
      expect(await otherReplica().all()).to.deep.equal([kept]);
      expect(await otherReplica().at(wish.place.conversationId)).to.deep.equal([kept]);
      expect(await otherReplica().following(wish.id)).to.deep.equal(kept);
      expect(await otherReplica().at('19:other@thread.tacv2')).to.deep.equal([]);
    });

    it('takes a new wish in place of the old one, and lists the oldest first', async () => {
      await book().keep(wish, KIM_AGENT, at(1));
      await book().keep(aFollowing({ id: 'older', since: at(-60), place: aPlace() }), KIM_AGENT, at(2));
      await otherReplica().keep({ ...wish, since: at(0), serviceIds: ['Exchange'] }, ALEX_AGENT, at(3));
      const [older, newer] = await book().at(wish.place.conversationId);
      expect([older?.id, newer?.id]).to.deep.equal(['following-1', 'older'].toReversed());
      expect(newer?.serviceIds).to.deep.equal(['Exchange']);
      expect(newer?.changedAt).to.deep.equal(at(3));
    });

    it('ends a following once', async () => {
      await book().keep(wish, KIM_AGENT, at(1));
      expect(await book().end(wish.id, ALEX_AGENT, at(2))).to.equal(true);
      expect(await otherReplica().end(wish.id, ALEX_AGENT, at(3))).to.equal(false);
      expect(await otherReplica().all()).to.deep.equal([]);
      await book().pause(wish.id, 'by-hand', at(4));
      expect(await book().following(wish.id)).to.equal(undefined);
    });

    it('notes a pause, an owner who left, and the day of a digest; a new wish ends the pause', async () => {
      await book().keep(wish, KIM_AGENT, at(1));
      await book().noteOwnerLeft(wish.id, at(2), at(2));
      await book().pause(wish.id, 'removed', at(3));
      await book().noteDigest(wish.id, '2026-11-22');
      expect(await otherReplica().following(wish.id)).to.deep.include({
        ownerLeftAt: at(2),
        paused: { at: at(3), why: 'removed' },
        digestDay: '2026-11-22',
      });
      await book().keep(wish, ALEX_AGENT, at(4));
      expect(await book().following(wish.id)).to.deep.equal({ ...wish, changedAt: at(4), digestDay: '2026-11-22' });
    });

    it('records who changed what, newest first, and nothing that changed nothing', async () => {
      await book().keep(wish, KIM_AGENT, at(1));
      await book().keep({ ...wish, serviceIds: ['Exchange'] }, ALEX_AGENT, at(2));
      await book().noteOwnerLeft(wish.id, at(3), at(3));
      await book().noteOwnerLeft(wish.id, undefined, at(4));
      await book().pause(wish.id, 'by-hand', at(5), ALEX_AGENT);
      await book().end(wish.id, KIM_AGENT, at(6));
      await book().end(wish.id, KIM_AGENT, at(7));
      const changes = await otherReplica().changesAt(wish.place.conversationId);
      expect(changes.map(({ deed, by, at: when }) => [deed, by?.name, when.getUTCMinutes()])).to.deep.equal([
        ['ended', 'Kim Minji', 6],
        ['paused', 'Alex Wilber', 5],
        ['owner-back', undefined, 4],
        ['owner-left', undefined, 3],
        ['kept', 'Alex Wilber', 2],
        ['kept', 'Kim Minji', 1],
      ]);
      expect(changes[3]?.following.ownerLeftAt).to.deep.equal(at(3));
      expect(changes[4]?.following.serviceIds).to.deep.equal(['Exchange']);
    });

    it('has those told whom a change concerns, once, and not of what somebody has done by hand', async () => {
      await book().keep(wish, KIM_AGENT, at(1));
      await book().noteOwnerLeft(wish.id, at(2), at(2));
      await book().noteOwnerLeft(wish.id, undefined, at(3));
      await book().pause(wish.id, 'removed', at(4));
      await otherReplica().pause(wish.id, 'owner-left', at(5));
      expect(await book().following(wish.id)).to.have.deep.property('paused', { at: at(4), why: 'removed' });
      expect(told).to.deep.equal(['tell-note following-1', 'tell-note following-1']);
      await book().keep(wish, ALEX_AGENT, at(6));
      await book().pause(wish.id, 'by-hand', at(7), ALEX_AGENT);
      expect(told).to.have.length(2);
    });

    it('writes a pause and whom to tell together, or neither', async () => {
      await book().keep(wish, KIM_AGENT, at(1));
      const failing = createFollowingBook(store.database.db, {
        send: async (_kind, _jobs, within) => void (await within?.executeSql('select 1 / 0')),
      });
      const error = await failing.pause(wish.id, 'removed', at(2)).catch((why: unknown) => why);
      expect(error).to.have.property('code', '22012');
      expect(await otherReplica().following(wish.id)).to.not.have.property('paused');
      expect(await otherReplica().changesAt(wish.place.conversationId)).to.have.length(1);
    });

    it('forgets what ended long ago', async () => {
      await book().keep(wish, KIM_AGENT, at(1));
      await book().keep(aFollowing({ id: 'goes-on' }), KIM_AGENT, at(2));
      await book().end(wish.id, KIM_AGENT, at(3));
      expect(await book().purge(at(3))).to.equal(0);
      expect(await book().purge(at(4))).to.equal(1);
      expect(await book().all()).to.have.length(1);
    });
  });
}
