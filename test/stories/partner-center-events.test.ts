import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { openStory } from '../support/story.ts';
import { headingOf } from '../support/teams/card-shape.ts';

describe('story: Partner Center tells of a change', () => {
  const story = openStory({ GDAP_SCOPING: 'off', PARTNER_CENTER_WEBHOOK: 'on' });
  const send = (event: object = {}) =>
    story().sandbox.sendEvent({ to: `${story().house.url}/api/partner-center`, ...event });
  /** Requests for the customer list, which each refresh makes once. */
  const refreshes = async () =>
    (await story().sandbox.requests()).filter(
      ({ path }) => path === '/v1.0/tenantRelationships/delegatedAdminCustomers',
    ).length;

  beforeEach(async () => {
    story().world.pass(60_000);
    await story().sandbox.clearRequests();
  });
  afterEach(() => story().sandbox.resetRelationships());

  it('and the end of a relationship is known at once', async () => {
    const agent = story().teams.personal(aPerson());
    await agent.says('check health for Alpine Ski House');
    expect(headingOf(agent.card())).to.include('no known trouble');
    await story().sandbox.setRelationships('alpineskihouse.onmicrosoft.com', 'terminated');
    expect(await send()).to.equal(202);
    await story().house.settled();
    expect(await refreshes()).to.equal(1);
    await agent.says('check health for Alpine Ski House');
    expect(headingOf(agent.card())).to.include('we may not see its service health');
  });

  it('is answered and not acted upon when it only tries whether we can be reached', async () => {
    expect(await send({ event: 'test-created' })).to.equal(200);
    await story().house.settled();
    expect(await refreshes()).to.equal(0);
  });

  it('is refused when it is forged', async () => {
    const event = { EventName: 'subscription-updated', ResourceUri: 'https://evil.example/1' };
    for (const forged of [
      { headers: { authorization: 'Signature AAAA' } },
      { headers: { 'x-ms-certificate-url': 'https://evil.example/a.cer' } },
      { headers: { 'x-ms-signature-algorithm': 'none' } },
      { body: JSON.stringify(event) },
    ])
      expect(await send(forged), JSON.stringify(forged)).to.equal(401);
    expect(await send({ body: '[]' })).to.equal(400);
    await story().house.settled();
    expect(await refreshes()).to.equal(0);
  });

  it('is asked for again when its certificate cannot be had', async () => {
    const { url } = story().sandbox;
    expect(await send({ headers: { 'x-ms-certificate-url': `${url}/cert/another.cer` } })).to.equal(503);
  });
});

describe('story: Partner Center’s events are not wanted', () => {
  const story = openStory();

  it('by default, and their address does not exist', async () => {
    expect(await story().sandbox.sendEvent({ to: `${story().house.url}/api/partner-center` })).to.equal(404);
  });
});
