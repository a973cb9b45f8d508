import { expect } from 'chai';
import { createBotStorage } from '../../src/services/adapters/storage/bot-storage.ts';
import { createConversationLanguages } from '../../src/services/adapters/storage/conversation-languages.ts';
import { NOW } from '../support/builders.ts';
import { ALEX_AGENT, KIM_AGENT } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`languages of conversations: ${name}`, () => {
    let store: Store;
    before(async function () {
      store = await openStore(this);
    });
    after(() => store?.close());

    it('are told to every replica, and taken back', async () => {
      const here = createConversationLanguages(createBotStorage(store.database.db));
      const there = createConversationLanguages(createBotStorage(store.replica.db));
      await here.choose('19:desk@thread.tacv2', 'ko', KIM_AGENT, NOW);
      await here.choose('19:other@thread.tacv2', 'en', KIM_AGENT, NOW);
      const asked = ['19:desk@thread.tacv2', '19:quiet@thread.tacv2'];
      expect(await there.of(asked)).to.deep.equal(new Map([['19:desk@thread.tacv2', 'ko']]));
      await there.choose('19:desk@thread.tacv2', undefined, ALEX_AGENT, NOW);
      expect(await here.of(asked)).to.deep.equal(new Map());
      expect(await here.of([])).to.deep.equal(new Map());
    });
  });
}
