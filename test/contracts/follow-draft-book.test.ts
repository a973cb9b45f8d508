import { expect } from 'chai';
import { DEFAULT_WISH } from '../../src/domain/following.ts';
import { typedOf } from '../../src/domain/typed-wish.ts';
import { createFollowDraftBook } from '../../src/services/adapters/storage/follow-draft-book.ts';
import type { FollowDraft } from '../../src/services/follow-ports.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { ALEX_AGENT, aPlace, KIM_AGENT } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';

const DRAFT: FollowDraft = {
  id: 'draft-1',
  place: aPlace(),
  typed: typedOf({ ...DEFAULT_WISH, reader: { locale: 'en-GB', zone: 'Asia/Seoul' } }),
  by: KIM_AGENT,
  at: minutesAgo(5),
};

for (const [name, open] of Object.entries(STORES)) {
  describe(`follow draft book: ${name}`, () => {
    let store: Store;
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());

    it('gives a draft back as it was last kept, on every replica, to who began it, until it is forgotten', async () => {
      const book = createFollowDraftBook(store.database.db);
      await book.keep(DRAFT);
      const later = { ...DRAFT, followingId: 'f1', at: NOW };
      await book.keep(later);
      const other = createFollowDraftBook(store.replica.db);
      expect(await other.draft('draft-1', KIM_AGENT)).to.deep.equal(later);
      expect(await other.draft('draft-1', ALEX_AGENT)).to.equal(undefined);
      expect(await other.purge(NOW)).to.equal(0);
      expect(await other.purge(minutesAgo(-1))).to.equal(1);
      expect(await book.draft('draft-1', KIM_AGENT)).to.equal(undefined);
    });
  });
}
