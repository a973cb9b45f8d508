import { expect } from 'chai';
import type { FiledRequest, RequestEvent } from '../../../src/domain/filed-request.ts';
import { createRequestBook } from '../../../src/services/adapters/storage/request-book.ts';
import type { FailedJob, Job } from '../../../src/services/outage-ports.ts';
import { createFollowRequests } from '../../../src/services/requests/follow-requests.ts';
import { createTendRequest } from '../../../src/services/requests/tend-request.ts';
import { aCustomer, minutesAgo, NOW } from '../../support/builders.ts';
import { aMemoryDesk, type MemoryDesk, NOT_NOW } from '../../support/desks.ts';
import { ALEX_AGENT, KIM_AGENT } from '../../support/following.ts';
import { aFiledRequest } from '../../support/requests.ts';
import { openEmbeddedStore, type Store } from '../../support/stores.ts';

type FollowJob = Job<'follow-request'>;

describe('following requests', () => {
  let store: Store;
  let desk: MemoryDesk;
  let now: Date;
  let told: RequestEvent['kind'][];
  let sent: FollowJob[];
  let failures: number;
  let isDeaf: boolean;
  let mayRead: boolean;
  before(async function open() {
    store = await openEmbeddedStore(this);
  });
  after(() => store?.close());
  beforeEach(async () => {
    await store.database.db.deleteFrom('service_request').execute();
    [desk, now, told, sent, failures, isDeaf, mayRead] = [aMemoryDesk(), NOW, [], [], 0, false, true];
  });

  const book = () => createRequestBook(store.database.db);
  const begin = async (over: Partial<FiledRequest> = {}) => {
    const receipt = { number: 'D-1', ref: 'draft-1' };
    const told = { status: 'open' as const, at: minutesAgo(4) };
    await book().claim(aFiledRequest({ progress: 'filed', receipt, told, ...over }), now, now);
  };
  const request = async () => (await book().request('draft-1')) ?? expect.fail('it is gone');
  /** Does one job, and answers the one that it leaves. */
  async function run(requestId = 'draft-1', failed = 0): Promise<FollowJob | undefined> {
    let work: ((jobs: readonly FollowJob[]) => Promise<readonly FailedJob[]>) | undefined;
    const follow = createFollowRequests({
      ...needs(),
      jobs: {
        ...needs().jobs,
        work: async (_, __, run) => {
          work = run as unknown as typeof work;
        },
      },
    });
    await follow.work();
    sent = [];
    await work?.([{ key: requestId, data: { requestId, failures: failed } }]);
    return sent[0];
  }
  const needs = () => ({
    jobs: {
      send: async (_: string, jobs: readonly Job<any>[]) => void sent.push(...(jobs as FollowJob[])),
      missing: async (_: string, keys: readonly string[]) => keys,
      work: async () => {},
    },
    requests: book(),
    desk: () => desk,
    fileRequest: {
      resume: async (_: unknown, left: FiledRequest) => ({ kind: 'settled' as const, request: left }),
    },
    customer: () => aCustomer(),
    mayRead: () => (mayRead ? { may: true as const } : { may: false as const, why: 'unknown' as const }),
    tell: async (_: FiledRequest, news: readonly RequestEvent[]) => {
      if (isDeaf) throw new Error('Teams is away');
      told.push(...news.map(({ kind }) => kind));
    },
    watchLinked: async (request: FiledRequest) => request,
    everyMs: 60_000,
    clock: () => now,
    deadline: () => new AbortController().signal,
    random: () => 0.5,
    onFailure: () => void failures++,
    onError: () => void failures++,
  });
  const tend = () =>
    createTendRequest({
      requests: book(),
      desk: () => desk,
      hurry: async () => {},
      clock: () => now,
      deadline: needs().deadline,
    });

  it('tells replies, states and who works on it, each once', async () => {
    await begin();
    const note = { by: 'Jo', at: minutesAgo(1), text: 'Which users?' };
    desk.state.set('draft-1', { status: 'attention-needed', owner: 'Jo', notes: [note] });
    expect(await run()).to.deep.equal({ key: 'draft-1', data: { requestId: 'draft-1', failures: 0 }, afterMs: 60_000 });
    await run();
    expect(told).to.deep.equal(['owner', 'reply', 'status']);
    desk.state.set('draft-1', { status: 'closed', owner: 'Jo', notes: [note] });
    await run();
    expect(told.slice(3)).to.deep.equal(['status']);
    expect(await run()).to.equal(undefined);
    expect(await book().toFollow()).to.deep.equal([]);
  });

  it('does not hear its own notes as replies', async () => {
    await begin();
    const note = { key: 'n', text: 'All in Seoul.' };
    for (let times = 0; times < 2; times++) await tend().answer(await request(), note, KIM_AGENT);
    expect((await request()).history).to.have.lengthOf(1);
    const text = 'All in Seoul.\n\nKim Minji';
    desk.state.set('draft-1', { status: 'open', notes: [{ by: 'Healthdesk', at: now, text }] });
    await run();
    expect(told).to.deep.equal(['note']);
  });

  it('tells again what did not arrive, and loses none', async () => {
    await begin();
    desk.state.set('draft-1', { status: 'attention-needed', notes: [] });
    isDeaf = true;
    const next = await run();
    expect(next?.data.failures).to.equal(1);
    isDeaf = false;
    await run();
    expect(told).to.deep.equal(['status']);
  });

  it('asks a desk that does not answer more slowly, and goes on telling', async () => {
    await begin({ history: [{ kind: 'filed', at: now }] });
    desk.read = async () => {
      throw NOT_NOW;
    };
    const next = await run('draft-1', 1);
    expect(next).to.deep.include({ data: { requestId: 'draft-1', failures: 2 }, afterMs: 240_000 });
    expect([told, failures]).to.deep.equal([['filed'], 1]);
  });

  it('reads nothing of a customer whom we may not read any more', async () => {
    await begin();
    Object.assign(desk, { kind: 'azure' });
    desk.state.set('draft-1', { status: 'closed', notes: [] });
    mayRead = false;
    await run();
    expect(told).to.deep.equal([]);
  });

  it('has the state told by an agent stand as theirs, until the desk tells', async () => {
    await begin({ progress: 'handed-off' });
    await tend().number('draft-1', '2611123', KIM_AGENT);
    await tend().state('draft-1', 'attention-needed', ALEX_AGENT);
    expect((await request()).told).to.deep.include({ status: 'attention-needed', by: ALEX_AGENT });
    desk.state.set('draft-1', { status: 'open', notes: [] });
    await run();
    expect((await request()).told).to.deep.equal({ status: 'open', at: now });
    expect((await request()).receipt?.number).to.equal('2611123');
  });

  it('lets an agent correct a number that an agent has told, and none that the desk gave', async () => {
    await begin({ progress: 'handed-off', told: undefined, receipt: undefined } as Partial<FiledRequest>);
    await tend().number('draft-1', '2611', KIM_AGENT);
    await tend().number('draft-1', '2612', KIM_AGENT);
    expect((await request()).receipt).to.deep.equal({ number: '2612', ref: '2612' });
    await store.database.db.deleteFrom('service_request').execute();
    await begin();
    await tend().number('draft-1', '2613', KIM_AGENT);
    expect((await request()).receipt?.number).to.equal('D-1');
  });

  it('asks for the number again when it is time, once, and no more once it was given or dropped', async () => {
    await begin({ progress: 'handed-off' });
    await tend().askAgain('draft-1', new Date(now.getTime() + 60_000));
    await run();
    expect(told).to.deep.equal([]);
    now = new Date(now.getTime() + 60_000);
    await run();
    await run();
    expect(told).to.deep.equal(['asked-again']);
    await tend().drop('draft-1', KIM_AGENT);
    await run();
    expect(told).to.deep.equal(['asked-again', 'dropped']);
    expect(await book().toFollow()).to.deep.equal([]);
  });

  it('counts whoever follows once, and lets them go', async () => {
    await begin();
    await tend().follow('draft-1', ALEX_AGENT);
    await tend().follow('draft-1', ALEX_AGENT);
    expect(await book().ofAgent(ALEX_AGENT)).to.have.lengthOf(1);
    await tend().unfollow('draft-1', ALEX_AGENT);
    expect(await book().ofAgent(ALEX_AGENT)).to.have.lengthOf(0);
  });

  it('takes up what nobody follows', async () => {
    await begin();
    await createFollowRequests(needs()).reconcile();
    expect(sent.map(({ key }) => key)).to.deep.equal(['draft-1']);
  });
});
