import { expect } from 'chai';
import type { Agent } from '../../../src/domain/agent.ts';
import type { FiledRequest, RequestEvent } from '../../../src/domain/filed-request.ts';
import type { Place } from '../../../src/domain/following.ts';
import type { Permit } from '../../../src/domain/permit.ts';
import { AnnounceError, type Announcement } from '../../../src/services/announce-ports.ts';
import type { RequestBook } from '../../../src/services/desk-ports.ts';
import { createCardClaim } from '../../../src/services/requests/card-claim.ts';
import { createTellRequest } from '../../../src/services/requests/tell-request.ts';
import { aCustomer, minutesAgo, NOW } from '../../support/builders.ts';
import { ALEX_AGENT, aPlace, KIM_AGENT } from '../../support/following.ts';
import { aFiledRequest } from '../../support/requests.ts';

const REPLY: RequestEvent = { kind: 'reply', note: { text: 'Which users?' }, at: minutesAgo(1) };
const FILED: RequestEvent = { kind: 'filed', by: KIM_AGENT, at: minutesAgo(4) };
const LATER = new AnnounceError('later', 'made for a test');

describe('telling of a request', () => {
  let kept: FiledRequest;
  let said: string[];
  let permit: (agent: Agent) => Permit;
  let hears: boolean;
  let company: 'ours' | 'unknown';
  /** What a call fails with, by its place or person. */
  let fails: Map<string, AnnounceError>;
  let failures: string[];
  let isIdTold: boolean;
  beforeEach(() => {
    kept = aFiledRequest({ progress: 'filed', followers: [ALEX_AGENT], history: [FILED, REPLY], toldEvents: 1 });
    [said, permit, hears, company, fails, failures] = [[], () => undefined, true, 'ours', new Map(), []];
    isIdTold = true;
  });

  const call = async (what: string, whom: string, announcement: Announcement): Promise<void> => {
    const failure = fails.get(whom);
    if (failure) throw failure;
    said.push(`${what} ${whom}: ${announcement.summary}`);
  };
  const requests: Pick<RequestBook, 'change'> = {
    async change(_, change) {
      kept = change(kept) ?? kept;
      return kept;
    },
  };
  const tell = (customer = true) =>
    createTellRequest({
      requests,
      cardClaim: createCardClaim(requests, () => NOW),
      whileClaimed: (_, work) => work(),
      announcer: {
        async post(place, announcement) {
          await call('posts in', place.conversationId, announcement);
          return isIdTold ? { messageId: 'm1' } : {};
        },
        edit: (_, messageId, announcement) => call('edits', messageId, announcement),
        tellPerson: (_, person, announcement) => call('tells', person.objectId, announcement),
      },
      press: {
        card: (_, shared) => ({ summary: shared ? 'for all' : 'for one' }),
        news: (_, news) => ({ summary: news.map(({ kind }) => kind).join() }),
        withdrawn: () => ({ summary: 'withdrawn' }),
      },
      customer: () => (customer ? aCustomer() : undefined),
      rightsOf: async (agent) => ({ may: () => undefined, mayAt: () => permit(agent) }),
      hearingAt: async ({ conversationId }: Place) => ({
        ...{ conversationId, isPersonal: false, company, audience: { kind: 'all' as const } },
        hears: () => hears,
      }),
      clock: () => NOW,
      onFailure: ({ kind }) => void failures.push(kind),
    })(kept);

  it('reaches each who hears of it, and posts one card where it began, once', async () => {
    await tell();
    await tell();
    expect(said).to.deep.equal(['tells kim: reply', 'tells alex: reply', 'posts in 19:desk@thread.tacv2: for all']);
    kept = { ...kept, history: [...kept.history, { ...REPLY, at: NOW }] };
    await tell();
    expect(said.slice(3)).to.deep.equal(['tells kim: reply', 'tells alex: reply', 'edits m1: for all']);
  });

  it('posts no second card where Teams did not tell the id of the first', async () => {
    isIdTold = false;
    await tell();
    kept = { ...kept, history: [...kept.history, REPLY] };
    await tell();
    expect(said.filter((one) => /^(posts|edits)/.test(one))).to.have.lengthOf(1);
  });

  it('leaves posting to whoever is at it, takes it over from who died at it, and gives it back when Teams is down', async () => {
    kept = { ...kept, cards: [{ place: aPlace(), shown: 0, claimedAt: minutesAgo(0.4) }] };
    expect(await tell().catch((error: unknown) => error)).to.have.property('kind', 'later');
    expect(said.some((one) => one.startsWith('posts'))).to.equal(false);
    kept = { ...kept, cards: [{ place: aPlace(), shown: 0, claimedAt: minutesAgo(0.5) }] };
    fails.set(aPlace().conversationId, LATER);
    expect(await tell().catch((error: unknown) => error)).to.equal(LATER);
    expect(kept.cards).to.deep.equal([]);
    fails.clear();
    await tell();
    expect(kept.cards).to.deep.equal([{ place: aPlace(), messageId: 'm1', shown: 2 }]);
  });

  it('tells nobody twice because another could not be reached', async () => {
    fails.set('alex', LATER);
    expect(await tell().catch((error: unknown) => error)).to.equal(LATER);
    fails.clear();
    await tell();
    expect(said.filter((one) => one.startsWith('tells'))).to.deep.equal(['tells kim: reply', 'tells alex: reply']);
  });

  it('passes over who has removed the bot, and says so', async () => {
    fails.set('alex', new AnnounceError('removed', 'made for a test'));
    await tell();
    await tell();
    expect(failures).to.deep.equal(['removed']);
    expect(said).to.have.lengthOf(2);
  });

  it('tells nobody whose right is gone, and waits where nobody can tell', async () => {
    permit = ({ objectId }) => (objectId === 'alex' ? { kind: 'no-role', groups: [] } : undefined);
    await tell();
    expect(said.some((one) => one.includes('alex'))).to.equal(false);
    kept = { ...kept, history: [...kept.history, REPLY] };
    permit = () => ({ kind: 'cannot-tell', groups: [] });
    expect(await tell().catch((error: unknown) => error)).to.have.property('kind', 'later');
  });

  it('posts no card where the customer may not be spoken of, and takes one back', async () => {
    hears = false;
    await tell();
    expect(said.filter((one) => one.startsWith('posts'))).to.deep.equal([]);
    kept = { ...kept, cards: [{ place: aPlace(), messageId: 'm0', shown: 0 }] };
    await tell();
    expect(said).to.include('edits m0: withdrawn');
    expect(kept.cards).to.deep.equal([]);
  });

  it('waits to speak where nobody can tell who listens', async () => {
    company = 'unknown';
    expect(await tell().catch((error: unknown) => error)).to.have.property('kind', 'later');
    expect(said).to.deep.equal(['tells kim: reply', 'tells alex: reply']);
  });

  it('lets go of a card that somebody has deleted', async () => {
    kept = { ...kept, cards: [{ place: aPlace({ kind: 'personal' }), messageId: 'm0', shown: 0 }] };
    fails.set('m0', new AnnounceError('gone', 'made for a test'));
    await tell();
    expect(kept.cards).to.deep.equal([]);
    expect(failures).to.deep.equal(['gone']);
  });

  it('says nothing of a customer whom we have left', async () => {
    await tell(false);
    expect(said).to.deep.equal([]);
  });
});
