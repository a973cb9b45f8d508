import { expect } from 'chai';
import { ALEX_AGENT, aFollowing, KIM_AGENT } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';
import { openTelling, type Telling, type TellingBench } from '../support/telling.ts';

const DAY_MS = 24 * 3600_000;

for (const [name, open] of Object.entries(STORES)) {
  describe(`telling, by a following whose owner has left: ${name}`, () => {
    let store: Store;
    let bench: TellingBench;
    let worker: Telling;
    before(async function openStore() {
      store = await open(this);
      bench = await openTelling();
      worker = bench.worker(store.database.db);
    });
    after(async () => {
      await bench?.connector.close();
      await store?.close();
    });

    it('lets a channel look for somebody to take over, and pauses after 14 days', async () => {
      const refusal = { kind: 'no-role', groups: [] } as const;
      const following = aFollowing();
      const place = { ...following.place, serviceUrl: bench.connector.url };
      await worker.followings.keep({ ...following, place }, KIM_AGENT, following.since);
      bench.rights = ({ objectId }) => {
        const gone = objectId === KIM_AGENT.objectId ? refusal : undefined;
        return { may: () => gone, mayAt: () => gone };
      };
      for (let day = 0; day <= 14; day += 1) {
        await worker.keepOwners();
        await bench.settle(worker);
        bench.world.pass(DAY_MS);
      }
      expect(bench.said()).to.deep.equal(['note: owner-left 2026-12-06', 'note: paused']);
      expect(await worker.followings.following('following-1')).to.have.nested.property('paused.why', 'owner-left');
      await worker.followings.keep(aFollowing({ owner: ALEX_AGENT }), ALEX_AGENT, bench.world.clock());
      await worker.keepOwners();
      expect(await worker.followings.following('following-1')).not.to.have.any.keys('paused', 'ownerLeftAt');
      await worker.tellNote('following-1');
      expect(bench.said(), 'what is no longer so is not told').to.have.length(2);
    });
  });
}
