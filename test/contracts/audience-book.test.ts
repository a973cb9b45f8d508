import { expect } from 'chai';
import type { Agent } from '../../src/domain/agent.ts';
import { createAudienceBook } from '../../src/services/adapters/storage/audience-book.ts';
import { STORES, type Store } from '../support/stores.ts';

const CHANNEL = '19:general@thread.tacv2';
const ALEX: Agent = { objectId: 'alex', tenantId: 'partner', name: 'Alex Wilber' };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));

for (const [name, open] of Object.entries(STORES)) {
  describe(`audience book: ${name}`, () => {
    let store: Store;
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());

    const book = () => createAudienceBook(store.database.db);
    const otherReplica = () => createAudienceBook(store.replica.db);

    it('knows nothing of a conversation that nobody has approved', async () => {
      expect(await book().audienceOf('19:new@thread.tacv2')).to.equal(undefined);
    });

    it('gives back what was approved, on every replica', async () => {
      for (const [minute, audience] of [
        [1, { kind: 'list', tenantIds: ['t1', 't2'] }],
        [2, { kind: 'all' }],
        [3, { kind: 'none' }],
        [4, { kind: 'tag', tag: { key: 'gold', name: 'Gold' } }],
        [5, { kind: 'list', tenantIds: ['t3'] }],
      ] as const) {
        await book().approve(CHANNEL, audience, ALEX, at(minute));
        expect(await otherReplica().audienceOf(CHANNEL)).to.deep.equal(audience);
      }
    });

    it('keeps the later of two approvals, in whichever order they arrive', async () => {
      await book().approve('19:race@thread.tacv2', { kind: 'none' }, ALEX, at(20));
      await otherReplica().approve('19:race@thread.tacv2', { kind: 'all' }, ALEX, at(10));
      expect(await book().audienceOf('19:race@thread.tacv2')).to.deep.equal({ kind: 'none' });
    });
  });
}
