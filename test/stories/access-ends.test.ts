import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory, STORY_NOW } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { buttonsOf, headingOf, linksOf } from '../support/teams/card-shape.ts';
import type { Chat } from '../support/teams/teams.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ENDS = 'Delegated access ends on 3 Dec 2026';

describe('story: delegated access comes to its end', () => {
  const story = openStory({ GDAP_SCOPING: 'off' });
  const personal = (objectId: string): Chat => story().teams.personal({ ...aPerson(), objectId });
  const tenantIdOf = async (name: string) =>
    (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? expect.fail(name);
  /** What has been asked of a customer's own tenant, by name. */
  const askedOf = async (name: string) => {
    const tenantId = await tenantIdOf(name);
    return (await story().sandbox.requests()).filter(({ tenant }) => tenant === tenantId).map(({ path }) => path);
  };
  /** Five minutes go by, and customers and relationships are read again. */
  const refreshed = async () => {
    story().world.pass(5 * MINUTE);
    await story().world.ring(5 * MINUTE);
    await story().house.settled();
  };

  beforeEach(async () => {
    story().world.setClock(STORY_NOW);
    story().world.pass(10 * MINUTE);
    await story().sandbox.clearRequests();
  });
  afterEach(() => story().sandbox.resetRelationships());

  it('is announced to those who can act, with a text to send and the page to do it on', async () => {
    const admin = personal(STAFF.admin);
    await admin.says('check health for Lamna Healthcare');
    const card = admin.card();
    expect(cardText(card)).to.include(`${ENDS}, and does not renew itself.`);
    expect(cardText(card)).to.include('turn on auto-extend for our GDAP relationship “Lamna Healthcare support”');
    expect(linksOf(card).map(({ url }) => url)).to.include(
      `https://partner.microsoft.com/commerce/customers/${await tenantIdOf('Lamna Healthcare')}/subscriptions`,
    );
  });

  it('is announced once a day to each of them', async () => {
    const [admin, other] = [personal(STAFF.admin), personal(STAFF.globalAdmin)];
    const hears = async (agent: Chat) => {
      await agent.says('check health for Lamna Healthcare');
      return agent.text().includes(ENDS);
    };
    expect(await hears(admin)).to.equal(true);
    expect(await hears(admin)).to.equal(false);
    expect(await hears(other)).to.equal(true);
    story().world.pass(DAY);
    expect(await hears(admin)).to.equal(true);
  });

  it('is not announced to those who cannot act, nor of access that renews itself', async () => {
    const helpdesk = personal(STAFF.helpdesk);
    await helpdesk.says('check health for Lamna Healthcare');
    expect(helpdesk.text()).to.include('Lamna Healthcare').and.not.include('Delegated access');
    const admin = personal(STAFF.admin);
    await admin.says('check health for Litware');
    expect(admin.text()).to.not.include('Delegated access');
  });

  it('stops the reading within five minutes, though the token still works', async () => {
    const agent = personal(STAFF.helpdesk);
    const question = 'check health for Alpine Ski House';
    await agent.says(question);
    expect(headingOf(agent.card())).to.include('Alpine Ski House: no known trouble');
    await story().sandbox.setRelationships(await tenantIdOf('Alpine Ski House'), 'terminated');
    await refreshed();
    await story().sandbox.clearRequests();
    await agent.says(question);
    expect(headingOf(agent.card())).to.equal('Alpine Ski House: we may not see its service health');
    expect(agent.text()).to.include('Delegated access has ended. An Admin agent can renew it.');
    await agent.clicks('Refresh');
    expect(await askedOf('Alpine Ski House')).to.deep.equal([]);

    await story().sandbox.resetRelationships();
    await refreshed();
    await agent.says(question);
    expect(headingOf(agent.card())).to.include('Alpine Ski House: no known trouble');
  });

  it('is told with its date, and where a new relationship waits for the customer, with its link', async () => {
    const agent = personal(STAFF.helpdesk);
    await agent.says('check health for Nod Publishers');
    expect(agent.text()).to.include('Delegated access ended on 3 Nov 2026. An Admin agent can renew it.');
    expect(agent.text()).to.include('A new GDAP relationship waits for the customer’s approval.');
    expect(buttonsOf(agent.card())).to.deep.equal(['Customers', 'Refresh', 'Partner Center ↗', 'Approval link ↗']);
    expect(linksOf(agent.card()).at(-1)?.url).to.match(/granularAdminRelationships\/[0-9a-f-]{73}$/);
    expect(await askedOf('Nod Publishers')).to.deep.equal([]);
  });

  it('does not matter where the customer buys from us', async () => {
    const agent = personal(STAFF.helpdesk);
    await agent.says('check health for Fincher Architects');
    expect(headingOf(agent.card())).to.include('Fincher Architects: no known trouble');
  });

  it('is not guessed while Graph does not answer: what was read last stands', async () => {
    await story().sandbox.fault({ path: '/v1.0/tenantRelationships/', status: 503 });
    await refreshed();
    const agent = personal(STAFF.helpdesk);
    await agent.says('check health for Alpine Ski House');
    expect(headingOf(agent.card())).to.include('Alpine Ski House: no known trouble');
  });
});
