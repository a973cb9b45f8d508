import type { Storage } from 'botbuilder';
import { expect } from 'chai';
import { type BotStorage, createBotStorage } from '../../src/services/adapters/storage/bot-storage.ts';
import { StateConflictError } from '../../src/services/adapters/storage/errors.ts';
import { STORES, type Store } from '../support/stores.ts';

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`bot storage: ${name}`, () => {
    let store: Store;
    let storage: BotStorage;
    let other: BotStorage;

    before(async function () {
      store = await openStore(this);
      storage = createBotStorage(store.database.db);
      other = createBotStorage(store.replica.db);
    });
    after(() => store?.close());

    const eTagOf = async (key: string): Promise<string> => (await storage.read([key]))[key]?.eTag ?? 'none';
    const conflictOf = async (write: Promise<void>): Promise<unknown> => write.catch((error: unknown) => error);

    it('is a Storage to botbuilder', () => {
      const asBotbuilderSeesIt: Storage = storage;
      expect(asBotbuilderSeesIt).to.equal(storage);
    });

    it('answers what was written, and leaves out what is not there', async () => {
      await storage.write({ a: { step: 1, list: [1, null, { deep: true }] }, b: { step: 2 } });
      const items = await other.read(['a', 'b', 'nobody']);
      expect(items).to.have.all.keys('a', 'b');
      expect(items.a).to.deep.include({ step: 1, list: [1, null, { deep: true }] });
      expect(items.a?.eTag).to.be.a('string').and.not.equal(items.b?.eTag);
    });

    it('answers nothing to no question', async () => {
      expect(await storage.read([])).to.deep.equal({});
      await storage.write({});
      await storage.delete([]);
    });

    it('keeps any text and any key', async () => {
      const words = 'a\u0000b \ud800 "quoted" \\ {1,2} NULL \u{1F600} 콘토소';
      const key = `msteams/conversations/19:x@thread.v2;messageid=1/users/29:"{,}\\'`;
      await storage.write({ [key]: { words }, __proto__key: { words: '' } });
      expect((await storage.read([key, '__proto__key']))[key]?.words).to.equal(words);
    });

    it('lets the last writer win without eTag or with *, with a new eTag each time', async () => {
      await storage.write({ last: { by: 'one' } });
      const first = await eTagOf('last');
      await storage.write({ last: { by: 'two', eTag: '*' } });
      expect(await other.read(['last'])).to.have.nested.property('last.by', 'two');
      expect(await eTagOf('last')).to.not.equal(first);
    });

    it('takes a change to what was read, and refuses one to what has changed since', async () => {
      await storage.write({ guarded: { by: 'nobody' } });
      const eTag = await eTagOf('guarded');
      await other.write({ guarded: { by: 'first', eTag } });
      const conflict = await conflictOf(storage.write({ guarded: { by: 'second', eTag } }));
      expect(conflict).to.be.instanceOf(StateConflictError).and.to.have.property('key', 'guarded');
      expect((conflict as Error).message.toLowerCase()).to.include('etag conflict');
      expect(await storage.read(['guarded'])).to.have.nested.property('guarded.by', 'first');
    });

    it('refuses a change to what was deleted since, even when it is there again', async () => {
      await storage.write({ reborn: { life: 1 } });
      const eTag = await eTagOf('reborn');
      await storage.delete(['reborn']);
      expect(await conflictOf(storage.write({ reborn: { life: 1, eTag } }))).to.be.instanceOf(StateConflictError);
      await storage.write({ reborn: { life: 2 } });
      expect(await conflictOf(storage.write({ reborn: { life: 1, eTag } }))).to.be.instanceOf(StateConflictError);
    });

    it('writes an item with an eTag of somebody else once, as single sign-on asks', async () => {
      const exchange = () => storage.write({ exchange: { eTag: 'f1d5-token-exchange' } });
      await exchange();
      expect(await conflictOf(exchange())).to.be.instanceOf(StateConflictError);
    });

    it('writes all or nothing', async function () {
      this.timeout(5_000); // a statement outside of the transaction would wait for ever on the embedded database
      await storage.write({ x: { n: 1 }, y: { n: 1 } });
      const [x, y] = [await eTagOf('x'), await eTagOf('y')];
      const half = { w: { n: 2 }, x: { n: 2, eTag: x }, y: { n: 2, eTag: '1' }, z: { n: 2 } };
      expect(await conflictOf(storage.write(half))).to.be.instanceOf(StateConflictError);
      expect(await storage.read(['w', 'x', 'y', 'z'])).to.deep.equal({ x: { n: 1, eTag: x }, y: { n: 1, eTag: y } });

      await storage.write({ x: { n: 3, eTag: x }, y: { n: 3, eTag: y }, z: { n: 3 } });
      expect(Object.values(await storage.read(['x', 'y', 'z'])).map(({ n }) => n)).to.deep.equal([3, 3, 3]);
    });

    it('lets exactly one of many win the same eTag', async () => {
      await storage.write({ race: { by: -1 }, mate: { by: -1 } });
      const [race, mate] = [await eTagOf('race'), await eTagOf('mate')];
      const tries = Array.from({ length: 20 }, (_, by) =>
        [storage, other][by % 2]?.write({ race: { by, eTag: race }, mate: { by, eTag: mate } }),
      );
      const outcomes = await Promise.allSettled(tries);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.lengthOf(1);
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
      expect(await storage.read(['race'])).to.have.nested.property('race.by', winner);
    });

    it('never makes two writers of the same items wait for each other', async () => {
      const writes = Array.from({ length: 60 }, (_, n) =>
        n % 2 ? storage.write({ p: { n }, q: { n }, r: { n } }) : other.write({ r: { n }, q: { n }, p: { n } }),
      );
      await Promise.all(writes);
      const ns = Object.values(await storage.read(['p', 'q', 'r'])).map(({ n }) => n);
      expect(new Set(ns).size, `one writer's items, not a mixture: ${ns}`).to.equal(1);
    });

    it('deletes', async () => {
      await storage.write({ gone: {}, too: {}, stays: {} });
      await storage.delete(['gone', 'too', 'never-was']);
      expect(await storage.read(['gone', 'too', 'stays'])).to.have.all.keys('stays');
    });
  });
}
