import { expect } from 'chai';
import { createAskedBook } from '../../src/services/adapters/storage/asked-book.ts';
import type { Asked } from '../../src/services/question-ports.ts';
import { STORES, type Store } from '../support/stores.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));
const EXCHANGE = { source: 'microsoft365', id: 'Exchange' } as const;
const asked = (over: Partial<Asked> = {}): Asked => ({
  tenantId: 't1',
  source: 'microsoft365',
  serviceId: 'Exchange',
  serviceName: 'Exchange Online',
  by: 'a',
  at: at(0),
  ...over,
});

for (const [name, open] of Object.entries(STORES)) {
  describe(`asked book: ${name}`, () => {
    let store: Store;
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());

    it('tells every replica who asked about a service since then, oldest first', async () => {
      const book = createAskedBook(store.database.db);
      const later = asked({ tenantId: 't2', by: 'b', at: at(5) });
      for (const one of [later, asked(), asked({ serviceId: 'SharePoint' }), asked({ source: 'azure' })])
        await book.note(one);
      const other = createAskedBook(store.replica.db);
      expect(await other.about(EXCHANGE, at(0))).to.deep.equal([asked(), later]);
      expect(await other.about(EXCHANGE, at(1))).to.deep.equal([later]);
    });

    it('keeps the latest of one agent’s questions about the same thing, in whichever order they arrive', async () => {
      const book = createAskedBook(store.database.db);
      await book.note(asked({ serviceId: 'Teams', at: at(9) }));
      await book.note(asked({ serviceId: 'Teams', at: at(3) }));
      expect(await book.about({ ...EXCHANGE, id: 'Teams' }, at(0))).to.deep.equal([
        asked({ serviceId: 'Teams', at: at(9) }),
      ]);
    });

    it('does at once what many want at once, each for itself', async () => {
      const book = createAskedBook(store.database.db);
      const word = { ...EXCHANGE, id: 'Word' };
      const minutes = [2, 7, 4];
      await Promise.all([
        ...minutes.map((minute) => book.note(asked({ serviceId: 'Word', at: at(minute) }))),
        book.note(asked({ serviceId: 'Excel', at: at(6) })),
      ]);
      const told = await Promise.all([
        book.about(word, at(8)),
        book.about({ ...EXCHANGE, id: 'Excel' }, at(6)),
        book.about(word, at(7)),
      ]);
      expect(told).to.deep.equal([
        [],
        [asked({ serviceId: 'Excel', at: at(6) })],
        [asked({ serviceId: 'Word', at: at(7) })],
      ]);
    });

    it('forgets what is older', async () => {
      const book = createAskedBook(store.database.db);
      expect(await book.purge(at(4))).to.equal(3);
      expect(await book.about(EXCHANGE, at(0))).to.have.length(1);
    });

    it('finds the services about which several agents have asked for several customers', async () => {
      const book = createAskedBook(store.database.db);
      const ask = (by: string, tenantId: string, serviceId: string) =>
        book.note(asked({ by, tenantId, serviceId, source: 'azure', at: at(40) }));
      for (const n of ['1', '2', '3']) {
        await ask(n, n, 'crowded');
        await ask('1', n, 'one agent');
        await ask(n, '1', 'one customer');
      }
      const other = createAskedBook(store.replica.db);
      expect(await other.crowded(at(40), 3)).to.deep.equal([{ source: 'azure', serviceId: 'crowded' }]);
      expect(await other.crowded(at(41), 3)).to.deep.equal([]);
    });
  });
}
