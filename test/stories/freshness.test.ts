import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import type { Chat } from '../support/teams/teams.ts';

const QUESTION = 'check health for Contoso';

describe('story: how old an answer is', () => {
  const story = openStory();
  let agent: Chat;

  beforeEach(async () => {
    story().world.pass(60_000);
    await story().sandbox.clearRequests();
    agent = story().teams.personal(aPerson());
  });

  /** How often Microsoft has been asked for health, of a story's one customer; Lighthouse is asked about all at once. */
  const readings = async () => {
    const all = await story().sandbox.requests();
    const requests = all.filter(({ tenant }) => tenant !== PARTNER_TENANT_ID);
    const to = (ending: string) => requests.filter(({ path }) => path.endsWith(ending)).length;
    return { overviews: to('/healthOverviews'), issues: to('/issues'), subscriptions: to('/subscriptions') };
  };
  const times = (count: number) => ({ overviews: count, issues: count, subscriptions: count });

  it('is said, and grows', async () => {
    await agent.says(QUESTION);
    expect(agent.text()).to.include('read 1 sec ago from Microsoft 365 and Azure (18:43 GMT+9)');
    story().world.pass(40_000);
    await agent.says(QUESTION);
    expect(agent.text()).to.include('read 40 secs ago from Microsoft 365 and Azure (18:43 GMT+9)');
    expect(await readings()).to.deep.equal(times(1));
  });

  it('is never more than a minute', async () => {
    await agent.says(QUESTION);
    story().world.pass(59_999);
    await agent.says(QUESTION);
    expect(await readings()).to.deep.equal(times(1));
    story().world.pass(1);
    await agent.says(QUESTION);
    expect(await readings()).to.deep.equal(times(2));
    expect(agent.text()).to.include('read 1 sec ago');
  });

  it('is the same for all agents: who asks second shares what the first has read', async () => {
    const colleague = story().teams.personal(aPerson('ko-KR'));
    await Promise.all([agent.says(QUESTION), colleague.says(QUESTION)]);
    expect(await readings()).to.deep.equal(times(1));
    expect(colleague.text()).to.include('1초 전에 조회');
  });

  for (const [what, open] of Object.entries({ services: QUESTION, timeline: 'is Exchange down for Contoso?' })) {
    it(`is nothing after Refresh on the ${what}, however young the answer was`, async () => {
      await agent.says(open);
      story().world.pass(5000);
      const card = await agent.clicks('Refresh');
      expect(cardText(card)).to.include('read 1 sec ago');
      expect((await readings()).issues).to.equal(2);
    });
  }
});
