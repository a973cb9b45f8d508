import { expect } from 'chai';
import type { Outage } from '../../src/domain/outage.ts';
import { POSTING_LIMIT_MS } from '../../src/services/outages/posting-claim.ts';
import { GATHER_MS } from '../../src/services/outages/replies-due.ts';
import { anIncident, NOW } from '../support/builders.ts';
import { aMortal } from '../support/crash.ts';
import { aFollowing, anExposure, anOutage, KIM_AGENT } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';
import { openTelling, type Telling, type TellingBench } from '../support/telling.ts';

const KEY = ['following-1', 'EX1234567'] as const;
const BEGINNING = anOutage();
const WORSE = anOutage({ exposures: [anExposure(0, { status: 'interrupted' })] });

for (const [name, open] of Object.entries(STORES)) {
  describe(`telling, by several workers, some of whom die: ${name}`, function dying() {
    this.timeout(60_000);
    let store: Store;
    let bench: TellingBench;
    let survivor: Telling;
    before(async function openStore() {
      store = await open(this);
      bench = await openTelling();
      survivor = bench.worker(store.replica.db);
    });
    after(async () => {
      await bench?.connector.close();
      await store?.close();
    });

    const begin = async () => {
      for (const table of ['following', 'send_log'] as const) await store.database.db.deleteFrom(table).execute();
      bench.connector.forget();
      bench.world.setClock(NOW);
      const { place, ...following } = aFollowing();
      const here = { ...following, place: { ...place, serviceUrl: bench.connector.url } };
      await survivor.followings.keep(here, KIM_AGENT, following.since);
    };
    /** Has a worker die at one moment of a delivery, and another one take over what is true by then; false where it lived. */
    const dies = async (at: number, outage: Outage, byThen = outage): Promise<boolean> => {
      bench.tell(outage);
      const mortal = aMortal(store.database.db, at);
      await bench
        .worker(mortal.db, mortal.moment)
        .tellPlace(...KEY)
        .catch(() => {});
      bench.tell(byThen);
      bench.world.pass(POSTING_LIMIT_MS);
      await survivor.tellPlace(...KEY);
      return mortal.isDead();
    };
    const roots = () =>
      bench.connector.calls.filter(({ method, conversationId }) => method === 'POST' && !conversationId.includes(';'));

    it('loses no card, posts it twice at most, and heals that with a click', async () => {
      let twice = 0;
      for (let at = 0, died = true; died; at += 1) {
        await begin();
        died = await dies(at, BEGINNING);
        expect(roots().length, `died at moment ${at}`).to.be.within(1, 2);
        const card = await survivor.cards.card(...KEY);
        expect(card).to.have.property('messageId', roots().at(-1)?.activityId);
        if (roots().length === 1) continue;
        twice += 1;
        const [orphan] = roots();
        expect(await survivor.leadOn(...KEY, orphan?.activityId ?? '')).to.equal(true);
        expect(bench.said()[0]).to.include(`/${card?.messageId}?`);
        expect(await survivor.leadOn(...KEY, card?.messageId ?? '')).to.equal(false);
      }
      expect(twice, 'only between the call and the note of it').to.be.within(1, 2);
    });

    it('loses no news of it, and says it twice in its thread at most', async () => {
      let twice = 0;
      for (let at = 0, died = true; died; at += 1) {
        await begin();
        bench.tell(BEGINNING);
        await survivor.tellPlace(...KEY);
        died = await dies(at, WORSE);
        expect(roots(), `died at moment ${at}`).to.have.length(1);
        const [card, ...replies] = bench.said();
        expect(card).to.include('interrupted');
        expect([...new Set(replies)], `died at moment ${at}`).to.deep.equal(['> worse']);
        expect(replies.length, `died at moment ${at}`).to.be.at.most(2);
        twice += replies.length - 1;
      }
      expect(twice, 'only between the call and the note of it').to.be.within(1, 2);
    });

    it('says what has come up since a worker died', async () => {
      const at5 = new Date(NOW.getTime() + GATHER_MS);
      const spread = [anExposure(0), anExposure(2, { since: NOW })];
      const more = [...spread, anExposure(3, { since: at5 })];
      for (let at = 0, died = true; died; at += 1) {
        await begin();
        bench.tell(BEGINNING);
        await survivor.tellPlace(...KEY);
        bench.world.setClock(at5);
        died = await dies(at, anOutage({ exposures: spread }), anOutage({ exposures: more }));
        bench.world.pass(GATHER_MS);
        await survivor.tellPlace(...KEY);
        const said = bench.said().join();
        expect(said, `died at moment ${at}`)
          .to.match(/> spread.*Fabrikam/)
          .and.match(/> spread.*Northwind/);
      }
    });

    it('posts a deleted card anew, whoever dies at it', async () => {
      for (let at = 0, died = true; died; at += 1) {
        await begin();
        bench.tell(BEGINNING);
        await survivor.tellPlace(...KEY);
        const [deleted] = roots();
        bench.connector.deleteMessage(deleted?.activityId ?? '');
        died = await dies(at, anOutage({ incident: anIncident({ title: 'Mail is late' }) }));
        const anew = roots().slice(1);
        expect(anew.length, `died at moment ${at}`).to.be.within(1, 2);
        for (const { activity } of anew) expect(JSON.stringify(activity)).to.include(`/${deleted?.activityId}?`);
      }
    });

    it('makes one card, though three workers are told at once', async () => {
      await begin();
      bench.tell(BEGINNING);
      const workers = [survivor, bench.worker(store.database.db), bench.worker(store.replica.db)];
      const answers = await Promise.allSettled(workers.map((one) => one.tellPlace(...KEY)));
      expect(roots()).to.have.length(1);
      for (const answer of answers) {
        if (answer.status === 'rejected') expect(answer.reason).to.have.property('kind', 'later');
      }
      await Promise.all(workers.map((one) => one.tellPlace(...KEY)));
      expect(bench.connector.calls).to.have.length(1);
    });
  });
}
