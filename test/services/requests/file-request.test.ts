import { expect } from 'chai';
import type { FilingOutcome } from '../../../src/domain/filing.ts';
import { createDraftBook } from '../../../src/services/adapters/storage/draft-book.ts';
import { createRequestBook } from '../../../src/services/adapters/storage/request-book.ts';
import { createFileRequest, SILENT_MS } from '../../../src/services/requests/file-request.ts';
import { NOW } from '../../support/builders.ts';
import { aMemoryDesk, type MemoryDesk } from '../../support/desks.ts';
import { KIM_AGENT } from '../../support/following.ts';
import { aDraft, aPacket } from '../../support/requests.ts';
import { openEmbeddedStore, type Store } from '../../support/stores.ts';

describe('filing a request', () => {
  let store: Store;
  let desk: MemoryDesk;
  let now: Date;
  let mayFile: boolean;
  let sent: string[];
  let outcomes: FilingOutcome['kind'][];
  before(async function open() {
    store = await openEmbeddedStore(this);
  });
  after(() => store?.close());
  beforeEach(async () => {
    await store.database.db.deleteFrom('request_draft').execute();
    await store.database.db.deleteFrom('service_request').execute();
    [desk, now, mayFile, sent, outcomes] = [aMemoryDesk(), NOW, true, [], []];
    await drafts().keep(aDraft());
  });

  const drafts = () => createDraftBook(store.database.db);
  const requests = () => createRequestBook(store.database.db);
  /** Another process each time. */
  const fileRequest = () =>
    createFileRequest({
      requests: requests(),
      jobs: { send: async (_, jobs) => void sent.push(...jobs.map(({ key }) => key)) },
      mayFile: async () => mayFile,
      clock: () => now,
      deadline: () => new AbortController().signal,
      onOutcome: (_, { kind }) => void outcomes.push(kind),
    });
  const file = () => fileRequest()(desk, { id: 'draft-1', packet: aPacket() });
  const resume = async () => {
    const left = await requests().request('draft-1');
    return left ? await fileRequest().resume(desk, left) : expect.fail('nothing was left');
  };
  const isDraftAgain = async () => (await drafts().draft('draft-1', KIM_AGENT)) !== undefined;

  it('files once for double clicks, two devices and all replicas', async () => {
    const filings = await Promise.all(Array.from({ length: 8 }, file));
    expect(desk.count()).to.equal(1);
    expect(filings.filter(({ kind }) => kind === 'done')).to.have.lengthOf(1);
    expect((await file()).kind).to.equal('settled');
    const request = await requests().request('draft-1');
    expect(request).to.deep.include({ progress: 'filed', receipt: { number: 'D-1', ref: 'draft-1' } });
    expect(request?.history.map(({ kind }) => kind)).to.deep.equal(['filed', 'numbered']);
    expect(sent).to.deep.equal(['draft-1']);
    expect(await isDraftAgain()).to.equal(false);
  });

  it('finds what was filed by a process that died before it could say so', async () => {
    desk.script.push('dies');
    expect(await file().catch((error: Error) => error.message)).to.equal('the process dies here');
    expect((await file()).kind).to.equal('taken');
    now = new Date(NOW.getTime() + SILENT_MS);
    const filing = await file();
    expect(filing.request).to.include({ progress: 'filed' });
    expect([desk.count(), desk.taken.size]).to.deep.equal([1, 1]);
  });

  it('shows an unclear one as unclear, looks it up, and sends it again only when it never arrived', async () => {
    desk.script.push('unclear');
    expect((await file()).request.progress).to.equal('unclear');
    expect((await resume()).request.progress).to.equal('filed');
    expect(desk.count()).to.equal(1);

    await store.database.db.deleteFrom('service_request').execute();
    desk.taken.clear();
    desk.script.push('lost', 'failed');
    await file();
    expect((await resume()).request.progress).to.equal('unclear');
    expect((await resume()).request.progress).to.equal('filed');
    expect(desk.taken.size).to.equal(1);
    const { history = [] } = (await requests().request('draft-1')) ?? {};
    expect(history.map(({ kind }) => kind)).to.deep.equal(['unclear', 'filed', 'numbered']);
  });

  it('makes it a draft again where nothing was filed', async () => {
    for (const answer of ['refused', 'failed'] as const) {
      desk.script.push(answer);
      expect(await file()).to.have.nested.property('outcome.kind', answer);
      expect(await isDraftAgain(), answer).to.equal(true);
    }
    expect((await file()).request.progress).to.equal('filed');
  });

  it('sends nothing for an agent whose role has gone since the draft', async () => {
    mayFile = false;
    expect(await file()).to.deep.nested.include({ 'outcome.kind': 'refused', 'outcome.why': 'role' });
    expect(desk.count()).to.equal(0);
    expect(await isDraftAgain()).to.equal(true);
  });

  it('finds what was filed though the role has gone meanwhile', async () => {
    desk.script.push('unclear');
    await file();
    mayFile = false;
    expect((await resume()).request.progress).to.equal('filed');
  });

  it('does not look it up by sending it for an agent whose role has gone: it stays unclear until one may', async () => {
    const sending = { ...desk, findsBySending: true };
    const again = async () => fileRequest().resume(sending, (await requests().request('draft-1')) ?? expect.fail());
    desk.script.push('lost');
    await file();
    mayFile = false;
    expect((await again()).request.progress).to.equal('unclear');
    expect(desk.taken.size).to.equal(0);
    mayFile = true;
    expect((await again()).request.progress).to.equal('filed');
    expect(desk.taken.size).to.equal(1);
  });

  it('keeps what was handed off, once', async () => {
    desk.script.push('handed-off');
    await file();
    expect((await file()).kind).to.equal('settled');
    expect(await requests().request('draft-1')).to.include({ progress: 'handed-off' });
    expect(outcomes).to.deep.equal(['handed-off']);
  });
});
