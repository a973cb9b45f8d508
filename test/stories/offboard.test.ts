import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { actionOn, cardText } from '../support/teams/card-reading.ts';
import { buttonsOf, headingOf } from '../support/teams/card-shape.ts';
import type { Chat } from '../support/teams/teams.ts';

const MINUTE = 60_000;
const READER = '5a0d0000-0000-4000-8000-000000000001';

describe('story: the partner takes leave of a customer', () => {
  const story = openStory({ GDAP_SCOPING: 'off', FILE_DELIVERY: 'link' });
  const personal = (objectId: string, locale?: string): Chat =>
    story().teams.personal({ ...aPerson(locale), objectId });
  const headline = async (agent: Chat, words: string) => {
    await agent.says(words);
    return headingOf(agent.card());
  };
  const requestsTo = async (name: string) => {
    const { tenantId } = (await story().sandbox.customers()).find((one) => one.name === name) ?? expect.fail(name);
    return (await story().sandbox.requests()).filter(({ tenant }) => tenant === tenantId);
  };

  beforeEach(() => story().world.pass(MINUTE));

  it('is asked first, and told what will happen', async () => {
    const admin = personal(STAFF.admin);
    expect(await headline(admin, 'offboard Fourth Coffee')).to.equal('Offboard Fourth Coffee?');
    expect(admin.text()).to.include('stops reading the customer’s service health at once, for everybody');
    expect(admin.text()).to.include('“onboard Fourth Coffee again”');
    expect(buttonsOf(admin.card())).to.deep.equal(['Offboard', 'Cancel']);
    expect(headingOf(await admin.clicks('Cancel'))).to.include('Fourth Coffee: no known trouble');
  });

  it('happens at the press of the button, for everybody, and says what the customer may delete', async () => {
    const [admin, colleague] = [personal(STAFF.admin), personal(STAFF.helpdesk)];
    await colleague.says('check health for Fourth Coffee');
    const shown = colleague.card();
    await admin.says('offboard Fourth Coffee');
    const done = await admin.clicks('Offboard');
    expect(headingOf(done)).to.equal('Fourth Coffee is offboarded');
    expect(cardText(done)).to.include(`the one with application ID ${READER}`);
    expect(cardText(done)).to.include('kept for 30 more days, then deleted');

    await story().sandbox.clearRequests();
    await colleague.clicks('Refresh', { on: shown });
    expect(await headline(colleague, 'check health for Fourth Coffee')).to.match(/^No customer matches/);
    await colleague.says('customers');
    expect(colleague.text()).to.not.include('Fourth Coffee');
    expect(await requestsTo('Fourth Coffee')).to.deep.equal([]);
  });

  it('lets an Admin agent take the history along, and nobody else', async () => {
    const admin = personal(STAFF.admin);
    await admin.says('offboard Margie’s Travel');
    const offboarded = await admin.clicks('Offboard');
    const linked = await admin.clicks('Outage history', { on: offboarded });
    const response = await fetch(actionOn(linked, 'Download').url, { method: 'POST' });
    expect(response.headers.get('content-disposition')).to.match(/Outage history [\w-]{36}\.csv/);
    expect(await response.text()).to.match(/^incident,service,title,/);
    const card = await personal(STAFF.helpdesk).clicks('Outage history', { on: offboarded });
    expect(cardText(card)).to.include('AdminAgents');
    await admin.says('onboard Margie’s Travel again');
  });

  it('is done once, whoever presses which card: the second hears by whom and when', async () => {
    const [one, other] = [personal(STAFF.admin), personal(STAFF.globalAdmin)];
    await one.says('offboard Coho Winery');
    await other.says('offboard Coho Winery');
    const cards = [one.card(), other.card()] as const;
    await one.clicks('Offboard');
    for (const [chat, on] of [
      [other, cards[1]],
      [one, cards[0]],
    ] as const) {
      expect(await chat.clicks('Offboard', { on })).to.match(
        /^Person \d+ did this already, \d\d:\d\d\sGMT\+9\. Nothing/,
      );
    }
    await one.says('onboard Coho Winery again');
    expect(headingOf(await other.clicks('Offboard', { on: cards[1] }))).to.equal('Coho Winery is offboarded');
    await one.says('onboard Coho Winery again');
  });

  it('outlives a refresh of the customer list and a restart', async () => {
    await story().world.ring(5 * MINUTE);
    await story().house.settled();
    const admin = personal(STAFF.admin);
    expect(await headline(admin, 'check health for Fourth Coffee')).to.match(/^No customer matches/);
    await story().restart();
    expect(await headline(admin, 'check health for Fourth Coffee')).to.match(/^No customer matches/);
  });

  it('is undone by onboarding the customer again', async () => {
    const admin = personal(STAFF.admin);
    await admin.says('onboard Fourth Coffee again');
    expect(admin.text()).to.include('Fourth Coffee is onboarded again');
    expect(await headline(admin, 'check health for Fourth Coffee')).to.include('Fourth Coffee: no known trouble');
    await admin.says('onboard Fourth Coffee again');
    expect(admin.text()).to.include('No customer matches “Fourth Coffee”');
  });

  it('is understood in Korean', async () => {
    const admin = personal(STAFF.globalAdmin, 'ko-KR');
    expect(await headline(admin, '서울커피 오프보딩해줘')).to.equal('서울커피 고객을 오프보딩할까요?');
    await admin.clicks('오프보딩');
    await admin.says('서울커피 다시 온보딩');
    expect(admin.text()).to.include('서울커피 고객을 다시 온보딩했습니다');
  });

  it('is refused to all others, by word and by button, and then nothing happens', async () => {
    const admin = personal(STAFF.admin);
    await admin.says('offboard Litware');
    for (const who of [STAFF.helpdesk, STAFF.sales, STAFF.nobody]) {
      const agent = personal(who);
      await agent.says('offboard Litware');
      expect(agent.text(), who).to.include('AdminAgents').and.not.include('Litware');
      await agent.clicks('Offboard', { on: admin.card() });
      await agent.says('onboard Litware again');
      expect(agent.text(), who).to.not.include('onboarded again');
    }
    expect(await headline(admin, 'check health for Litware')).to.include('Litware');
  });

  it('never picks between two of the same name', async () => {
    const admin = personal(STAFF.admin);
    await admin.says('offboard Humongous Insurance');
    expect(admin.text()).to.include('humongousinsurance.onmicrosoft.com').and.include('humongousapac.onmicrosoft.com');
    expect(await headline(admin, 'offboard humongousapac.onmicrosoft.com')).to.equal('Offboard Humongous Insurance?');
  });
});
