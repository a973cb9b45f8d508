import { expect } from 'chai';
import { createCalendarBook } from '../../src/services/adapters/storage/calendar-book.ts';
import type { CalendarBook } from '../../src/services/calendar-ports.ts';
import { aFeed } from '../support/calendars.ts';
import { ALEX_AGENT, aPlace } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';

const AT = new Date('2026-11-22T09:00:00Z');
const later = (ms: number) => new Date(AT.getTime() + ms);

for (const [name, open] of Object.entries(STORES)) {
  describe(`calendar book: ${name}`, () => {
    let store: Store;
    let books: readonly CalendarBook[];
    before(async function open_() {
      store = await open(this);
      books = [createCalendarBook(store.database.db), createCalendarBook(store.replica.db)];
    });
    after(() => store?.close());
    const book = (at = 0): CalendarBook => books[at] ?? expect.fail();
    const feedAt = (conversationId: string, over = {}) =>
      aFeed({ place: aPlace({ conversationId, name: '안내 › Planned' }), expiresAt: later(1000), ...over });

    it('finds a calendar by its link until that expires, and by its conversation after that', async () => {
      const feed = feedAt('19:found');
      await book().keep(feed, 'digest-1');
      expect(await book(1).find('digest-1', AT)).to.deep.equal(feed);
      expect(await book(1).of('19:found')).to.deep.equal(feed);
      expect(await book().find('digest-2', AT)).to.equal(undefined);
      expect(await book().find('digest-1', later(999))).to.deep.equal(feed);
      expect(await book().find('digest-1', later(1000))).to.equal(undefined);
      expect(await book().of('19:found')).to.deep.equal(feed);
      expect(await book().of('19:other')).to.equal(undefined);
    });

    it('keeps one for each conversation: a new link is the end of the old one, whoever asks for it', async () => {
      await book().keep(feedAt('19:renewed'), 'digest-old');
      const renewed = feedAt('19:renewed', { owner: ALEX_AGENT, namesCustomers: true });
      await book(1).keep(renewed, 'digest-new');
      expect(await book().find('digest-old', AT)).to.equal(undefined);
      expect(await book().find('digest-new', AT)).to.deep.equal(renewed);
      await Promise.all(['a', 'b', 'c'].map((digest, at) => book(at % 2).keep(feedAt('19:renewed'), digest)));
      const works = await Promise.all(['a', 'b', 'c'].map((digest) => book().find(digest, AT)));
      expect(works.filter(Boolean)).to.have.length(1);
    });

    it('forgets what is revoked, once', async () => {
      await book().keep(feedAt('19:revoked'), 'digest-revoked');
      expect(await book(1).revoke('19:revoked')).to.equal(true);
      expect(await book().revoke('19:revoked')).to.equal(false);
      expect(await book().find('digest-revoked', AT)).to.equal(undefined);
    });

    it('forgets what expired before a time, and nothing else', async () => {
      await book().keep(feedAt('19:old', { expiresAt: later(-1) }), 'digest-expired');
      await book().keep(feedAt('19:young', { expiresAt: later(0) }), 'digest-young');
      expect(await book().purge(AT)).to.equal(1);
      expect(await book().of('19:old')).to.equal(undefined);
      expect(await book().of('19:young')).to.not.equal(undefined);
    });
  });
}
