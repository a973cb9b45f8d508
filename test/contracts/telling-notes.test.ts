import { expect } from 'chai';
import type { Following } from '../../src/domain/following.ts';
import type { Outage } from '../../src/domain/outage.ts';
import { AnnounceError } from '../../src/services/outage-ports.ts';
import { anIncident, minutesAgo, NOW } from '../support/builders.ts';
import { aFollowing, anOutage, aPlace, KIM_AGENT } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';
import { openTelling, type Telling, type TellingBench } from '../support/telling.ts';

const KEY = ['following-1', 'EX1234567'] as const;

for (const [name, open] of Object.entries(STORES)) {
  describe(`telling, of a following itself: ${name}`, () => {
    let store: Store;
    let bench: TellingBench;
    let worker: Telling;
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());
    beforeEach(async () => {
      await store.database.db.deleteFrom('following').execute();
      await store.database.db.deleteFrom('send_log').execute();
      bench = await openTelling();
      worker = bench.worker(store.database.db);
    });
    afterEach(() => bench.connector.close());

    const follow = async (over: Partial<Following> = {}) => {
      const following = aFollowing(over);
      const place = { ...following.place, serviceUrl: bench.connector.url };
      await worker.followings.keep({ ...following, place }, KIM_AGENT, following.since);
    };
    const happens = async (over: Partial<Outage> = {}, incident: Partial<Outage['incident']> = {}) => {
      bench.world.pass(60_000);
      bench.tell(anOutage({ ...over, incident: anIncident(incident) }));
      await worker.tellOutage(KEY[1]);
      await bench.settle(worker);
    };

    it('tells a follower who lost the role once, and stops', async () => {
      const refusal = { kind: 'no-role', groups: [] } as const;
      await follow({ place: aPlace({ kind: 'personal', conversationId: 'a:kim' }) });
      await happens();
      bench.rights = () => ({ may: () => refusal, mayAt: () => refusal });
      await happens({}, { updatedAt: NOW });
      await happens({}, { updatedAt: minutesAgo(-1) });
      expect(bench.said('a:kim')).to.have.length(2);
      expect(bench.said('a:kim')[1]).to.include('note: no-role');
      expect(await worker.followings.following(KEY[0])).to.have.nested.property('paused.why', 'no-role');
    });

    it('pauses where the bot was removed, and says so to the owner in personal chat', async () => {
      await follow();
      bench.connector.answerNext({ status: 403, code: 'BotNotInConversationRoster' });
      await happens();
      await happens({}, { updatedAt: NOW });
      expect(bench.said()).to.deep.equal([]);
      expect(bench.said('personal-kim')[0]).to.include('note: removed');
      expect(await worker.followings.following(KEY[0])).to.have.nested.property('paused.why', 'removed');
    });

    it('tells nobody of a pause in a chat that the bot was taken out of', async () => {
      await follow({ place: aPlace({ kind: 'personal', conversationId: 'a:kim' }) });
      bench.connector.answerNext({ status: 403, code: 'ConversationBlockedByUser' });
      await happens();
      expect(await worker.followings.following(KEY[0])).to.have.nested.property('paused.why', 'removed');
      expect(bench.connector.calls).to.be.empty;
    });

    it('goes on asking where an owner cannot be told now, and gives up where never', async () => {
      await follow();
      await worker.followings.pause(KEY[0], 'removed', NOW);
      bench.connector.answerNext({ status: 500, conversationId: '' });
      const error = await worker.tellNote(KEY[0]).catch((why: unknown) => why);
      expect(error).to.be.instanceOf(AnnounceError).and.have.property('kind', 'later');
      bench.connector.answerNext({ status: 403, code: 'ForbiddenOperationException', conversationId: '' });
      await worker.tellNote(KEY[0]);
      expect(bench.failures).to.have.length(1);
      await worker.tellNote(KEY[0]);
      expect(bench.said('personal-kim')).to.deep.equal(['note: removed']);
    });
  });
}
