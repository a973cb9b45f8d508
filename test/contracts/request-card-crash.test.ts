import { expect } from 'chai';
import type { FiledRequest } from '../../src/domain/filed-request.ts';
import { createRequestBook } from '../../src/services/adapters/storage/request-book.ts';
import { createCardClaim } from '../../src/services/requests/card-claim.ts';
import { createTellRequest } from '../../src/services/requests/tell-request.ts';
import { aCustomer, NOW } from '../support/builders.ts';
import { aMortal } from '../support/crash.ts';
import { aPlace, KIM_AGENT } from '../support/following.ts';
import { aFiledRequest } from '../support/requests.ts';
import { STORES, type Store } from '../support/stores.ts';

const CHANNEL = aPlace();

for (const [name, open] of Object.entries(STORES)) {
  describe(`the card of a request, by processes that die at posting it: ${name}`, function dying() {
    this.timeout(60_000);
    let store: Store;
    let now = NOW;
    let posts: string[];
    let edits: string[];
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());

    const begin = async () => {
      await store.database.db.deleteFrom('service_request').execute();
      [now, posts, edits] = [NOW, [], []];
      const history = [{ kind: 'filed' as const, by: KIM_AGENT, at: NOW }];
      const request = aFiledRequest({ progress: 'filed', place: CHANNEL, history, toldEvents: 0 });
      await createRequestBook(store.replica.db).claim(request, NOW, NOW);
    };
    const later = (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    };
    const kept = async (): Promise<FiledRequest> =>
      (await createRequestBook(store.replica.db).request('draft-1')) ?? expect.fail('it is gone');
    const teller = (db: Store['database']['db'], moment: () => Promise<unknown> = async () => {}) => {
      const requests = createRequestBook(db);
      return createTellRequest({
        requests,
        cardClaim: createCardClaim(requests, () => now),
        whileClaimed: (_, work) => work(),
        announcer: {
          async post() {
            await moment();
            const messageId = `m${posts.length + 1}`;
            posts.push(messageId);
            await moment();
            return { messageId };
          },
          edit: async (_, messageId) => void edits.push(messageId),
          tellPerson: async () => {},
        },
        press: {
          card: () => ({ summary: 'how it stands' }),
          news: () => ({ summary: 'news' }),
          withdrawn: () => ({ summary: 'withdrawn' }),
        },
        customer: () => aCustomer(),
        rightsOf: async () => ({ may: () => undefined, mayAt: () => undefined }),
        hearingAt: async ({ conversationId }) => ({
          ...{ conversationId, isPersonal: false, company: 'ours' as const, audience: { kind: 'all' as const } },
          hears: () => true,
        }),
        clock: () => now,
        onFailure: () => {},
      });
    };
    const tells = async (db: Store['database']['db']) => await teller(db)(await kept()).catch(() => {});

    it('stands there and lives, whenever it was; a process that may still be at it is waited for', async () => {
      let deaths = 0;
      for (let at = 0, died = true; died; at += 1) {
        await begin();
        const mortal = aMortal(store.database.db, at);
        await teller(mortal.db, mortal.moment)(await kept()).catch(() => {});
        died = mortal.isDead();
        deaths += Number(died);
        const byTheDead = posts.length;
        const claimed = (await kept()).cards?.some(({ claimedAt }) => claimedAt);
        later(29);
        await tells(store.replica.db);
        if (claimed) expect(posts, `died at ${at}, within its time`).to.have.lengthOf(byTheDead);
        later(2);
        await Promise.all([tells(store.replica.db), tells(store.database.db)]);
        const { cards = [] } = await kept();
        expect(cards, `died at ${at}`).to.have.lengthOf(1);
        expect(cards[0]).to.deep.include({ messageId: posts.at(-1), shown: 1 });
        expect(posts.length - byTheDead, `died at ${at}`).to.be.at.most(1);
      }
      expect(deaths).to.be.above(5);
    });

    it('is posted by one of many', async () => {
      await begin();
      await Promise.all(Array.from({ length: 8 }, (_, at) => tells((at % 2 ? store.database : store.replica).db)));
      expect(posts).to.deep.equal(['m1']);
    });

    it('is taken up again where nobody knew it, once, and edited like the other', async () => {
      await begin();
      await tells(store.database.db);
      const claim = createCardClaim(createRequestBook(store.replica.db), () => now);
      for (const id of ['unknown', 'unknown', 'm1']) await claim.takeUp(await kept(), id);
      await tells(store.replica.db);
      expect(edits).to.deep.equal(['unknown']);
      expect((await kept()).cards?.map(({ messageId, shown }) => [messageId, shown])).to.deep.equal([
        ['m1', 1],
        ['unknown', 1],
      ]);
    });
  });
}
