import { expect } from 'chai';
import { withEvents } from '../../src/domain/filed-request.ts';
import { createDraftBook } from '../../src/services/adapters/storage/draft-book.ts';
import { createRequestBook } from '../../src/services/adapters/storage/request-book.ts';
import type { DraftBook, RequestBook } from '../../src/services/desk-ports.ts';
import { aCustomer, minutesAgo, NOW } from '../support/builders.ts';
import { ALEX_AGENT, KIM_AGENT } from '../support/following.ts';
import { aDraft, aFiledRequest, aForm, aPacket } from '../support/requests.ts';
import { STORES, type Store } from '../support/stores.ts';

const SILENT_SINCE = minutesAgo(2);

for (const [name, open] of Object.entries(STORES)) {
  describe(`draft book and request book: ${name}`, () => {
    let store: Store;
    let drafts: DraftBook;
    let elsewhere: DraftBook;
    let requests: RequestBook;
    let replica: RequestBook;
    before(async function openStore() {
      store = await open(this);
      [drafts, elsewhere] = [createDraftBook(store.database.db), createDraftBook(store.replica.db)];
      [requests, replica] = [createRequestBook(store.database.db), createRequestBook(store.replica.db)];
    });
    after(() => store?.close());
    beforeEach(async () => {
      await store.database.db.deleteFrom('request_draft').execute();
      await store.database.db.deleteFrom('service_request').execute();
    });

    it('gives a draft back as it was last kept, on every replica, to who began it', async () => {
      await drafts.keep(aDraft());
      const typed = aDraft({ form: aForm({ severity: 'nonsense', startedOn: '31.12.' }), changedAt: NOW });
      expect(await drafts.keep(typed)).to.equal(true);
      expect(await elsewhere.draft('draft-1', KIM_AGENT)).to.deep.equal(typed);
      expect(await elsewhere.draft('draft-1', ALEX_AGENT)).to.equal(undefined);
      expect(await drafts.keep({ ...typed, by: ALEX_AGENT })).to.equal(false);
      expect(await drafts.draftsOf(ALEX_AGENT)).to.deep.equal([]);
    });

    it('begins one draft, however often, and on however many replicas, the same is begun at once', async () => {
      const books = Array.from({ length: 10 }, (_, at) => (at % 2 ? drafts : elsewhere));
      const begun = await Promise.all(
        books.map((book, at) => book.begin(aDraft({ id: `same ${at}` }), ({ form }) => form.title === aForm().title)),
      );
      expect(new Set(begun.map(({ id }) => id))).to.have.property('size', 1);
      expect(await drafts.draftsOf(KIM_AGENT)).to.deep.equal([begun[0]]);
      const another = await drafts.begin(aDraft({ id: 'another' }), () => false);
      const others = await elsewhere.begin(aDraft({ id: 'alex', by: ALEX_AGENT }), () => true);
      expect([another.id, others.id], 'nobody goes on with what somebody else writes').to.deep.equal([
        'another',
        'alex',
      ]);
      await requests.claim(aFiledRequest({ id: begun[0]?.id ?? '' }), NOW, SILENT_SINCE);
      const anew = await elsewhere.begin(aDraft({ id: 'anew' }), ({ id }) => id !== 'another');
      expect(anew.id, 'what was sent is over').to.equal('anew');
    });

    it('lists drafts, the last changed first, until they are dropped or purged', async () => {
      const others = ['a', 'b', 'c'].map((id, at) => aDraft({ id, changedAt: minutesAgo(at) }));
      for (const draft of others) await drafts.keep(draft);
      expect((await elsewhere.draftsOf(KIM_AGENT)).map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
      await drafts.drop('b', ALEX_AGENT);
      await drafts.drop('a', KIM_AGENT);
      expect(await drafts.purge(minutesAgo(1.5))).to.equal(1);
      expect((await drafts.draftsOf(KIM_AGENT)).map(({ id }) => id)).to.deep.equal(['b']);
    });

    it('forgets the drafts of a customer whom we leave, but none that was sent', async () => {
      const of = (id: string, tenantId: string) =>
        aDraft({ id, customer: { ...aDraft().customer, tenantId } as ReturnType<typeof aDraft>['customer'] });
      for (const draft of [of('a', 'Contoso-Id'), of('b', 'fabrikam-id'), of('draft-1', 'contoso-id')])
        await drafts.keep(draft);
      await requests.claim(aFiledRequest(), NOW, SILENT_SINCE);
      await elsewhere.dropOf(['contoso-id']);
      expect((await drafts.draftsOf(KIM_AGENT)).map(({ id }) => id)).to.deep.equal(['b']);
      await requests.release('draft-1');
      expect((await drafts.draftsOf(KIM_AGENT)).map(({ id }) => id)).to.have.members(['b', 'draft-1']);
    });

    it('takes a draft that is on its way from all devices, and gives it back if nothing was filed', async () => {
      await drafts.keep(aDraft());
      await requests.claim(aFiledRequest(), NOW, SILENT_SINCE);
      expect(await elsewhere.keep(aDraft())).to.equal(false);
      expect(await elsewhere.draft('draft-1', KIM_AGENT)).to.equal(undefined);
      expect(await elsewhere.draftsOf(KIM_AGENT)).to.deep.equal([]);
      await requests.release('draft-1');
      expect(await elsewhere.draft('draft-1', KIM_AGENT)).to.deep.equal(aDraft());
    });

    it('lets one of many send it, on whichever replica', async () => {
      const books = Array.from({ length: 12 }, (_, at) => (at % 2 ? requests : replica));
      const claims = await Promise.all(books.map((book) => book.claim(aFiledRequest(), NOW, SILENT_SINCE)));
      expect(claims.filter(({ kind }) => kind === 'ours')).to.have.lengthOf(1);
      expect(claims.filter(({ kind }) => kind === 'taken')).to.have.lengthOf(11);
    });

    it('hands on what somebody died at, once, as it was sent', async () => {
      await requests.claim(aFiledRequest(), minutesAgo(3), SILENT_SINCE);
      const other = aFiledRequest({ packet: aPacket({ title: 'Typed since' }) });
      const claims = await Promise.all([
        requests.claim(other, NOW, SILENT_SINCE),
        replica.claim(other, NOW, SILENT_SINCE),
      ]);
      expect(claims.map(({ kind }) => kind).toSorted()).to.deep.equal(['again', 'taken']);
      for (const { request } of claims) expect(request).to.deep.equal(aFiledRequest());
    });

    it('gives an unclear one to whoever asks next, and a settled one to nobody', async () => {
      await requests.claim(aFiledRequest(), NOW, SILENT_SINCE);
      await requests.change('draft-1', (request) => ({ ...request, progress: 'unclear' }));
      expect((await replica.claim(aFiledRequest(), NOW, SILENT_SINCE)).kind).to.equal('again');
      expect((await requests.claim(aFiledRequest(), NOW, SILENT_SINCE)).kind).to.equal('taken');
      await requests.change('draft-1', (request) => ({ ...request, progress: 'filed' }));
      const claim = await replica.claim(aFiledRequest(), NOW, NOW);
      expect([claim.kind, claim.request.progress]).to.deep.equal(['settled', 'filed']);
      await requests.release('draft-1');
      expect(await replica.request('draft-1')).to.have.property('progress', 'filed');
    });

    it('loses none of many changes at once', async () => {
      await requests.claim(aFiledRequest({ progress: 'filed' }), NOW, SILENT_SINCE);
      const notes = Array.from({ length: 20 }, (_, at) => `note ${at}`);
      await Promise.all(
        notes.map((text, at) =>
          (at % 2 ? requests : replica).change('draft-1', (request) =>
            withEvents(request, { kind: 'note', text, key: text, at: NOW, by: KIM_AGENT }),
          ),
        ),
      );
      const { history = [] } = (await requests.request('draft-1')) ?? {};
      expect(history.map((event) => event.kind === 'note' && event.text)).to.have.members(notes);
      expect(history[0]).to.deep.include({ at: NOW, by: KIM_AGENT });
    });

    it('leaves it alone where there is nothing to change, and knows of none that is not there', async () => {
      await requests.claim(aFiledRequest(), NOW, SILENT_SINCE);
      expect(await replica.change('draft-1', () => undefined)).to.deep.equal(aFiledRequest());
      expect(await replica.change('nobody', (request) => request)).to.equal(undefined);
      expect(await replica.request('nobody')).to.equal(undefined);
    });

    it('finds requests by customer, agent and incident, the newest first, and none of another customer', async () => {
      const fabrikam = aPacket({ customer: aCustomer({ tenantId: 'FABRIKAM' }), by: ALEX_AGENT, incidents: [] });
      await requests.claim(aFiledRequest({ id: 'old', begunAt: minutesAgo(60) }), NOW, SILENT_SINCE);
      await requests.claim(aFiledRequest({ id: 'new', followers: [ALEX_AGENT] }), NOW, SILENT_SINCE);
      await requests.claim(aFiledRequest({ id: 'other', packet: fabrikam }), NOW, SILENT_SINCE);
      const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
      const contoso = aCustomer().tenantId.toUpperCase();
      expect(ids(await replica.ofCustomers([contoso]))).to.deep.equal(['new', 'old']);
      expect(ids(await replica.ofCustomers(['fabrikam']))).to.deep.equal(['other']);
      expect(ids(await replica.ofCustomers([]))).to.deep.equal([]);
      expect(ids(await replica.ofAgent(KIM_AGENT))).to.deep.equal(['new', 'old']);
      expect(ids(await replica.ofAgent(ALEX_AGENT))).to.deep.equal(['new', 'other']);
      expect(ids(await replica.ofIncident('ex1234567'))).to.deep.equal(['new', 'old']);
    });

    it('knows what is to be followed, and forgets only what is long over', async () => {
      await requests.claim(aFiledRequest({ id: 'sending' }), NOW, SILENT_SINCE);
      await requests.claim(aFiledRequest({ id: 'filed', progress: 'filed' }), NOW, SILENT_SINCE);
      await requests.claim(aFiledRequest({ id: 'dropped', progress: 'dropped' }), NOW, SILENT_SINCE);
      const told = { status: 'closed' as const, at: minutesAgo(50) };
      await requests.claim(aFiledRequest({ id: 'closed', progress: 'filed', told }), NOW, SILENT_SINCE);
      const history = [{ kind: 'filed' as const, at: minutesAgo(50) }];
      await requests.claim(aFiledRequest({ id: 'untold', progress: 'filed', told, history }), NOW, SILENT_SINCE);
      await requests.claim(aFiledRequest({ id: 'by hand', progress: 'handed-off' }), NOW, SILENT_SINCE);
      expect((await replica.toFollow()).toSorted()).to.deep.equal(['filed', 'sending', 'untold']);
      expect(await requests.purge(minutesAgo(1))).to.equal(2);
      expect(await replica.request('closed')).to.equal(undefined);
      expect(await replica.request('filed')).not.to.equal(undefined);
    });
  });
}
