import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { openStory, STORY_NOW } from '../support/story.ts';
import { headingOf } from '../support/teams/card-shape.ts';

const CUSTOMERS = 700;

/** Partner Center has no API for indirect resellers: Graph alone tells who their customers are. */
describe('story: a reseller without Partner Center', () => {
  let fleet: Sandbox;
  const story = openStory(async () => {
    fleet = await startSandbox({ customers: CUSTOMERS, now: STORY_NOW, fixedClock: true });
    await fleet.setThrottling(false);
    const { url } = fleet;
    const settings = { PARTNER_CENTER: 'off', GDAP_SCOPING: 'off' };
    return { ...settings, LOGIN_URL: url, GRAPH_URL: url, ARM_URL: url, PARTNER_CENTER_URL: url };
  });
  after(() => fleet.stop());

  const ask = async (words: string) => {
    const agent = story().teams.personal(aPerson());
    await agent.says(words);
    return agent;
  };

  it('has all customers, without having asked Partner Center', async () => {
    expect((await ask('customers')).text()).to.include(`${CUSTOMERS} customers in all`);
    const asked = (await fleet.requests()).map(({ path }) => path);
    expect(asked.filter((path) => path.startsWith('/v1/'))).to.deep.equal([]);
  });

  it('reads their health: named ones, and the last of the fleet', async () => {
    const last = (await fleet.customers()).at(-1) ?? expect.fail();
    expect(headingOf((await ask('check health for Contoso')).card())).to.include('Contoso: Microsoft confirms trouble');
    expect(headingOf((await ask(`check health for ${last.domain}`)).card())).to.include(`${last.name}: `);
  });

  it('finds by its domain whom only GDAP knows, having asked for the domains of these alone', async () => {
    const looked = (await fleet.requests()).filter(({ path }) => path.includes('findTenantInformationByTenantId'));
    expect(looked).to.have.length(3);
    const agent = await ask('check health for alpineskihouse.onmicrosoft.com');
    expect(headingOf(agent.card())).to.include('Alpine Ski House: no known trouble');
  });

  it('may not read whom only a contract knows: nobody tells whether they still buy', async () => {
    const agent = await ask('check health for Fincher Architects');
    expect(headingOf(agent.card())).to.equal('Fincher Architects: we may not see its service health');
  });
});
