import { expect } from 'chai';
import type { Following } from '../../src/domain/following.ts';
import type { Outage } from '../../src/domain/outage.ts';
import { AnnounceError } from '../../src/services/outage-ports.ts';
import { anIncident, minutesAgo, NOW } from '../support/builders.ts';
import { aFollowing, anExposure, anOutage, aPlace, KIM_AGENT } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';
import { openTelling, type Telling, type TellingBench } from '../support/telling.ts';

const MINUTE_MS = 60_000;
const ID = 'EX1234567';
const KEY = ['following-1', ID] as const;
const BOB = '19:other@thread.tacv2';

for (const [name, open] of Object.entries(STORES)) {
  describe(`telling: ${name}`, () => {
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
    /** A minute later, for more often no card is edited, the outage is so from now on, and everybody is told. */
    const happens = async (over: Partial<Outage> = {}, incident: Partial<Outage['incident']> = {}) => {
      bench.world.pass(MINUTE_MS);
      const outage = anOutage({ ...over, incident: anIncident({ id: ID, ...incident }) });
      bench.tell(outage);
      await worker.tellOutage(outage.incident.id);
      await bench.settle(worker);
    };
    const posts = () => bench.connector.calls.filter(({ method }) => method === 'POST');

    it('posts once, edits in place, and says nothing where nothing has changed', async () => {
      await follow();
      await happens();
      expect(bench.said()).to.deep.equal([`${ID} · open · degraded · Contoso`]);
      await happens({ readAt: minutesAgo(-1) });
      expect(bench.connector.calls).to.have.length(1);
      await happens({}, { updatedAt: minutesAgo(1), title: 'Mail is late' });
      expect(bench.connector.calls.map(({ method }) => method)).to.deep.equal(['POST', 'PUT']);
    });

    it('replies for what should interrupt somebody, once each, and never for an update', async () => {
      await follow();
      await happens();
      await happens({}, { updatedAt: minutesAgo(5) });
      await happens({ exposures: [anExposure(0, { status: 'interrupted' })] }, { updatedAt: minutesAgo(4) });
      await worker.tellPlace(...KEY);
      await happens({ state: 'vanished', exposures: [anExposure(0, { status: 'interrupted' })] });
      const over = { state: 'resolved', exposures: [anExposure(0, { endedAt: NOW })] } as const;
      await happens(over, { isOpen: false, status: 'operational', phase: 'restored' });
      await happens(over, { isOpen: false, status: 'operational', phase: 'review-published' });
      expect(bench.said().slice(1)).to.deep.equal(['> worse', '> vanished', '> resolved', '> review']);
      expect(
        bench.connector.calls.filter(({ conversationId }) => conversationId.includes(';messageid=')),
      ).to.have.length(4);
    });

    it('gathers customers newly affected into one reply, after five minutes', async () => {
      await follow();
      await happens();
      const spread = [anExposure(0), anExposure(2, { since: NOW }), anExposure(3, { since: NOW })];
      await happens({ exposures: spread });
      expect(bench.said()).to.have.length(1);
      expect(bench.asked).to.deep.include({
        card: { followingId: KEY[0], incidentId: ID },
        notBefore: new Date(NOW.getTime() + 5 * MINUTE_MS),
      });
      bench.world.pass(5 * MINUTE_MS);
      await bench.settle(worker);
      await worker.tellPlace(...KEY);
      expect(bench.said().slice(1)).to.deep.equal(['> spread: Fabrikam, Inc., Northwind Traders']);
    });

    it('says by itself that a promised update is overdue, once for each promise', async () => {
      await follow();
      await happens({}, { nextUpdateAt: minutesAgo(-10) });
      bench.world.pass(15 * MINUTE_MS);
      await bench.settle(worker);
      await worker.tellPlace(...KEY);
      expect(bench.said().slice(1)).to.deep.equal(['> overdue']);
    });

    it('shows as unknown what has not been heard of for 15 minutes, without anybody asking', async () => {
      await follow();
      await happens();
      bench.world.pass(15 * MINUTE_MS);
      await bench.settle(worker);
      expect(bench.said()).to.deep.equal([`${ID} · open · unknown · Contoso`]);
      bench.ages.push({ tenantId: anExposure(0).tenantId, source: 'microsoft365', answeredAt: bench.world.clock() });
      await worker.tellPlace(...KEY);
      expect(bench.said()).to.deep.equal([`${ID} · open · degraded · Contoso`]);
    });

    it('is silent while muted, and speaks again by itself', async () => {
      await follow();
      await happens();
      const until = { kind: 'time', at: minutesAgo(-60) } as const;
      await worker.cards.change(...KEY, { muted: { by: KIM_AGENT, at: NOW, until } });
      await happens({ exposures: [anExposure(0, { status: 'interrupted' })] });
      expect(bench.said()).to.deep.equal([`${ID} · open · interrupted · Contoso · muted`]);
      bench.ages.push({ tenantId: anExposure(0).tenantId, source: 'microsoft365', answeredAt: minutesAgo(-120) });
      bench.world.pass(60 * MINUTE_MS);
      await bench.settle(worker);
      expect(bench.said()).to.deep.equal([`${ID} · open · interrupted · Contoso`]);
      await worker.cards.change(...KEY, { muted: { by: KIM_AGENT, at: NOW, until: { kind: 'resolved' } } });
      await happens({ state: 'resolved' }, { isOpen: false, status: 'operational' });
      expect(bench.said().at(-1)).to.equal('> resolved');
    });

    it('spares who has acknowledged it what they know, and nothing worse', async () => {
      await follow();
      await happens();
      await worker.cards.change(...KEY, { acknowledged: { by: KIM_AGENT, at: NOW } });
      await happens({}, { nextUpdateAt: minutesAgo(30) });
      expect(bench.said()).to.have.length(1);
      await happens({ exposures: [anExposure(0, { status: 'interrupted' })] });
      expect(bench.said().at(-1)).to.equal('> worse');
    });

    it('tells of what was open already in one summary, and of each once it gets worse', async () => {
      await follow({ since: NOW });
      bench.tell(anOutage());
      bench.tell(anOutage({ incident: anIncident({ id: 'EX2' }) }));
      await worker.tellSummary(KEY[0]);
      await bench.settle(worker);
      expect(bench.said()).to.deep.equal([`summary: opened none, changed none, resolved none, open ${ID} EX2`]);
      await happens({}, { updatedAt: minutesAgo(1) });
      expect(bench.said()).to.have.length(1);
      await happens({ exposures: [anExposure(0, { status: 'interrupted' })] });
      expect(bench.said().slice(1)).to.deep.equal([`${ID} · open · interrupted · Contoso`]);
    });

    it('gathers what was published before anybody followed, and the first looks find one after the other', async () => {
      const began = minutesAgo(5);
      await follow({ since: began });
      const posts = [{ at: minutesAgo(30), parts: [] }];
      for (const id of [ID, 'EX2']) {
        bench.tell(anOutage({ incident: anIncident({ id, posts }), firstSeenAt: minutesAgo(1) }));
        await worker.tellPlace(KEY[0], id);
      }
      await bench.settle(worker);
      expect(bench.said()).to.deep.equal([]);
      bench.world.pass(MINUTE_MS);
      await bench.settle(worker);
      expect(bench.said()).to.deep.equal([`summary: opened none, changed none, resolved none, open ${ID} EX2`]);
    });

    it('holds what the night brings, and tells it in one message when quiet hours end', async () => {
      const quiet = { from: '09:00', to: '11:00', zone: 'Asia/Seoul' };
      await follow({ quiet });
      await happens();
      await happens({}, { id: 'EX2' });
      await happens({ state: 'resolved' }, { id: 'EX2', isOpen: false });
      await happens({ exposures: [anExposure(0, { status: 'interrupted' })] }, { id: 'EX3' });
      expect(bench.said(), 'only what is down breaks through').to.deep.equal(['EX3 · open · interrupted · Contoso']);
      bench.world.setClock(new Date('2026-11-22T02:00:00Z'));
      bench.ages.push({ tenantId: anExposure(0).tenantId, source: 'microsoft365', answeredAt: bench.world.clock() });
      await bench.settle(worker);
      expect(bench.said().slice(1)).to.deep.equal([`summary: opened none, changed none, resolved EX2, open ${ID}`]);
    });

    it('edits a card in quiet hours, and holds its replies', async () => {
      await follow();
      await happens();
      await follow({ quiet: { from: '09:00', to: '11:00', zone: 'Asia/Seoul' }, since: minutesAgo(60) });
      await happens({ state: 'resolved' }, { isOpen: false, status: 'operational' });
      expect(bench.said()).to.deep.equal([`${ID} · resolved · degraded · Contoso`]);
      bench.world.setClock(new Date('2026-11-22T02:00:00Z'));
      await bench.settle(worker);
      expect(bench.said().slice(1)).to.deep.equal(['> resolved']);
    });

    it('sends a digest a day instead of cards, also when there is nothing to tell', async () => {
      await follow({ digestAt: '09:42', since: minutesAgo(3 * 1440) });
      await happens();
      expect(bench.said()).to.deep.equal([]);
      for (let round = 0; round < 2; round += 1) {
        await worker.askForDigests();
        await bench.settle(worker);
      }
      expect(bench.said()).to.deep.equal([`digest: opened ${ID}, changed none, resolved none, open ${ID}`]);
      bench.truth.clear();
      bench.world.pass(24 * 60 * MINUTE_MS);
      await worker.askForDigests();
      await bench.settle(worker);
      expect(bench.said().at(-1)).to.equal('digest: opened none, changed none, resolved none, open none');
    });

    it('names those alone of whom the place may hear, in its state too, and takes back what it may not say', async () => {
      await follow();
      const exposures = [anExposure(0, { status: 'interrupted' }), anExposure(2)];
      bench.hearing = () => ({ company: 'ours', hears: ({ name: heard }) => heard.startsWith('Fabrikam') });
      await happens({ exposures });
      expect(bench.said()).to.deep.equal([`${ID} · open · degraded · Fabrikam, Inc.`]);
      bench.hearing = () => ({ company: 'mixed', hears: () => false });
      await happens({ exposures });
      expect(bench.said()[0]).to.include('withdrawn');
      bench.hearing = () => ({ company: 'unknown', hears: () => false });
      const error = await worker.tellPlace(...KEY).catch((why: unknown) => why);
      expect(error).to.be.instanceOf(AnnounceError).and.have.property('kind', 'later');
    });

    it('tells of Azure only where the owner may see it, which is a right of its own', async () => {
      const noAzure = { kind: 'no-azure-right', groups: [] } as const;
      const at = (deed: string) => (deed === 'see-azure' ? noAzure : undefined);
      await follow();
      await follow({ id: 'following-2', place: aPlace({ kind: 'personal', conversationId: 'a:kim' }) });
      bench.rights = () => ({ may: () => undefined, mayAt: at });
      await happens({}, { source: 'azure' });
      expect([...bench.said(), ...bench.said('a:kim')]).to.deep.equal([]);
      bench.rights = () => ({ may: () => undefined, mayAt: () => undefined });
      await happens({}, { source: 'azure' });
      expect([...bench.said(), ...bench.said('a:kim')]).to.have.length(2);
    });

    it('has one card at a place that follows twice', async () => {
      await follow({ customers: { kind: 'list', tenantIds: [anExposure(0).tenantId] } });
      await follow({ id: 'following-2', since: minutesAgo(1000), customers: { kind: 'names', patterns: ['fabr*'] } });
      await follow({ id: 'following-3', place: aPlace({ conversationId: BOB }) });
      await happens({ exposures: [anExposure(0), anExposure(2)] });
      expect(bench.said()).to.deep.equal([`${ID} · open · degraded · Contoso, Fabrikam, Inc.`]);
      expect(bench.said(BOB)).to.have.length(1);
    });

    it('has no card twice where Teams takes it without telling its id; what interrupts somebody gets one', async () => {
      await follow();
      bench.connector.answerNext({ status: 202, done: true, isSilent: true });
      await happens();
      await happens({}, { updatedAt: NOW, title: 'Mail is late' });
      expect(posts()).to.have.length(1);
      await happens({ exposures: [anExposure(0, { status: 'interrupted' })] });
      expect(bench.said().slice(1)).to.deep.equal([`${ID} · open · interrupted · Contoso`]);
      await happens({}, { updatedAt: minutesAgo(-1), title: 'Mail is later' });
      expect(bench.connector.calls.map(({ method }) => method)).to.deep.equal(['POST', 'POST', 'PUT']);
    });

    it('posts a deleted card anew, with a link to where it was', async () => {
      await follow();
      await happens();
      bench.connector.answerNext({ status: 404, code: 'ActivityNotFoundInConversation', method: 'PUT' });
      await happens({}, { updatedAt: NOW });
      expect(bench.said()[1]).to.include('https://teams.microsoft.com/l/message/19%3Adesk%40thread.tacv2/message-1?');
      expect(posts()).to.have.length(2);
      await happens({}, { updatedAt: minutesAgo(-1) });
      expect(posts()).to.have.length(2);
    });

    it('shrinks what is too large, to words if need be, and gives up after that', async () => {
      const tooLarge = { status: 413, code: 'MessageSizeTooBig' };
      await follow();
      bench.connector.answerNext(tooLarge);
      await happens();
      expect(bench.said()).to.deep.equal([`${ID} in short`]);
      bench.connector.answerNext(tooLarge, tooLarge);
      await happens({}, { updatedAt: NOW });
      expect(bench.said()).to.deep.equal([`${ID} · open · degraded · Contoso`]);
      bench.connector.answerNext(tooLarge, tooLarge, tooLarge);
      const error = await happens({}, { updatedAt: minutesAgo(-1) }).catch((why: unknown) => why);
      expect(error).to.have.property('kind', 'too-large');
    });
  });
}
