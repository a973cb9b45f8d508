import { expect } from 'chai';
import type { Customer } from '../../src/domain/customer.ts';
import { POSTING_LIMIT_MS } from '../../src/services/outages/posting-claim.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { aMortal } from '../support/crash.ts';
import { aFollowing, anOutage, KIM_AGENT } from '../support/following.ts';
import { openSignals } from '../support/signals.ts';
import { CUSTOMERS } from '../support/some-customers.ts';
import { STORES, type Store } from '../support/stores.ts';
import { openTelling, type Telling, type TellingBench } from '../support/telling.ts';

const [contoso, suites, fabrikam] = CUSTOMERS as [Customer, Customer, Customer];
const ID = 'EX1234567';
const PLACE = 'following-1';

for (const [name, open] of Object.entries(STORES)) {
  describe(`early signals, told by workers some of whom die: ${name}`, function dying() {
    this.timeout(60_000);
    let store: Store;
    let bench: TellingBench;
    let telling: Telling;
    let survivor: ReturnType<typeof openSignals>;
    before(async function openStore() {
      store = await open(this);
      bench = await openTelling();
      telling = bench.worker(store.replica.db);
      survivor = openSignals(bench, store.replica.db, telling);
    });
    after(async () => {
      await bench?.connector.close();
      await store?.close();
    });

    /** Raised, and told to nobody yet; answers its id. */
    const begin = async (): Promise<string> => {
      for (const table of ['following', 'send_log', 'question_asked', 'early_signal'] as const) {
        await store.database.db.deleteFrom(table).execute();
      }
      bench.connector.forget();
      bench.truth.clear();
      bench.world.setClock(NOW);
      const { place, ...following } = aFollowing({ since: minutesAgo(60) });
      const here = { ...following, place: { ...place, serviceUrl: bench.connector.url } };
      await telling.followings.keep(here, KIM_AGENT, following.since);
      for (const [agent, customer] of [contoso, suites, fabrikam].entries())
        await survivor.asks(`a-${agent}`, customer);
      await survivor.signals.watchQuestions();
      survivor.waiting.splice(0);
      const { id } = await store.database.db.selectFrom('early_signal').select('id').executeTakeFirstOrThrow();
      return id;
    };
    /** A worker begins, and dies at one moment; false where it lived. */
    const dies = async (at: number, work: (mortal: ReturnType<typeof openSignals>) => Promise<void>) => {
      const mortal = aMortal(store.database.db, at);
      const desk = openSignals(bench, mortal.db, bench.worker(mortal.db, mortal.moment));
      await work(desk).catch(() => {});
      bench.world.pass(POSTING_LIMIT_MS);
      return mortal.isDead();
    };
    const roots = () =>
      bench.connector.calls.filter(({ method, conversationId }) => method === 'POST' && !conversationId.includes(';'));

    it('are not lost, are posted twice at most, and that heals with a click', async () => {
      let twice = 0;
      for (let at = 0, died = true; died; at += 1) {
        const id = await begin();
        died = await dies(at, ({ signals }) => signals.tellSignalAt(id, PLACE));
        await survivor.signals.tellSignalAt(id, PLACE);
        expect(roots().length, `died at moment ${at}`).to.be.within(1, 2);
        expect(await telling.cards.card(PLACE, id)).to.have.property('messageId', roots().at(-1)?.activityId);
        if (roots().length === 1) continue;
        twice += 1;
        expect(await telling.leadOn(PLACE, id, roots()[0]?.activityId ?? '')).to.equal(true);
      }
      expect(twice, 'only between the call and the note of it').to.be.within(1, 2);
    });

    it('become the incident’s card all the same, and it has no other', async () => {
      for (let at = 0, died = true; died; at += 1) {
        const id = await begin();
        await survivor.signals.tellSignalAt(id, PLACE);
        bench.tell(anOutage({ firstSeenAt: NOW }));
        died = await dies(at, async ({ signals }) => {
          await signals.bearOut(ID);
          await telling.tellOutage(ID);
        });
        await survivor.signals.bearOut(ID);
        await telling.tellOutage(ID);
        await survivor.settle();
        expect(roots(), `died at moment ${at}`).to.have.length(1);
        expect(bench.said(), `died at moment ${at}`).to.deep.equal([`${ID} · open · degraded · Contoso`]);
        expect(await telling.cards.card(PLACE, id)).to.have.property('endedAt');
      }
    });
  });
}
