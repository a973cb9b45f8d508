import { expect } from 'chai';
import { createDraftBook } from '../../src/services/adapters/storage/draft-book.ts';
import { createRequestBook } from '../../src/services/adapters/storage/request-book.ts';
import type { RequestDesk } from '../../src/services/desk-ports.ts';
import { createFileRequest, SILENT_MS } from '../../src/services/requests/file-request.ts';
import { NOW } from '../support/builders.ts';
import { aMortal } from '../support/crash.ts';
import { aMemoryDesk, type MemoryDesk } from '../support/desks.ts';
import { aDraft, aPacket } from '../support/requests.ts';
import { STORES, type Store } from '../support/stores.ts';

for (const [name, open] of Object.entries(STORES)) {
  describe(`filing, by processes that die at it: ${name}`, function dying() {
    this.timeout(60_000);
    let store: Store;
    let now = NOW;
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());

    const begin = async () => {
      for (const table of ['request_draft', 'service_request'] as const)
        await store.database.db.deleteFrom(table).execute();
      now = NOW;
      await createDraftBook(store.replica.db).keep(aDraft());
    };
    const filer = (db: Store['database']['db'], jobs: () => Promise<unknown> = async () => {}) =>
      createFileRequest({
        requests: createRequestBook(db),
        jobs: { send: async () => void (await jobs()) },
        mayFile: async () => true,
        clock: () => now,
        deadline: () => new AbortController().signal,
        onOutcome: () => {},
      });
    const wanted = { id: 'draft-1', packet: aPacket() };
    /** Has a process die at one moment of filing; false where it lived. */
    const dies = async (at: number, desk: MemoryDesk): Promise<boolean> => {
      const mortal = aMortal(store.database.db, at);
      const around: RequestDesk = {
        ...desk,
        async file(...asked) {
          await mortal.moment();
          const outcome = await desk.file(...asked);
          await mortal.moment();
          return outcome;
        },
      };
      await filer(mortal.db, mortal.moment)(around, wanted).catch(() => {});
      return mortal.isDead();
    };

    it('files one request at whatever moment it was, whoever comes next: the jobs, or the agent’s next click', async () => {
      let deaths = 0;
      for (let at = 0, died = true; died; at += 1) {
        await begin();
        const desk = aMemoryDesk();
        died = await dies(at, desk);
        deaths += Number(died);
        // At once somebody else may still be at it; nothing is sent beside them.
        await filer(store.replica.db)(desk, wanted);
        now = new Date(NOW.getTime() + SILENT_MS);
        const book = createRequestBook(store.replica.db);
        const left = await book.request('draft-1');
        if (left?.progress === 'sending') {
          expect(await book.toFollow(), `died at moment ${at}`).to.deep.equal(['draft-1']);
          await filer(store.replica.db).resume(desk, left);
        }
        const filing = await filer(store.replica.db)(desk, wanted);
        expect(filing, `died at moment ${at}`).to.include({ kind: 'settled' });
        expect(filing.request, `died at moment ${at}`).to.have.property('progress', 'filed');
        expect(desk.taken.size, `died at moment ${at}`).to.equal(1);
        expect(desk.count(), `died at moment ${at}`).to.equal(1);
      }
      expect(deaths).to.be.above(6);
    });
  });
}
