import { expect } from 'chai';
import { fills } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { boxesOn, cardText, partsOf } from '../support/teams/card-reading.ts';
import type { Chat, Person } from '../support/teams/teams.ts';
import { MAIL_INCIDENT } from '../support/wishes.ts';

type Json = Record<string, any>;

const AZURE_EVENT = 'K7RM-TQ8';
const OWN_WORDS = { businessImpact: 'Restores fail.' };

describe('story: an outage that hits several customers becomes a request for one of them', function () {
  this.timeout(120_000);
  const story = openStory({
    ...{ REQUEST_DESKS: 'azure,microsoft365', SUPPORT_COUNTRY: 'KOR' },
    ...{ LOOK_SECONDS_M365: '60', LOOK_SECONDS_AZURE: '60' },
  });
  const chatOf = (objectId: string, over: Partial<Person> = {}) =>
    story().teams.personal({ ...aPerson(), name: 'Amara Diallo', objectId, ...over });
  const namesOf = async (tenantIds: readonly string[]) => {
    const customers = await story().sandbox.customers();
    return tenantIds.map((id) => customers.find(({ tenantId }) => tenantId === id)?.name);
  };
  const rowsOf = (form: Json) =>
    namesOf([...partsOf(form)].flatMap(({ selectAction }) => selectAction?.data.reviewFor ?? []));
  const boxCalled = (card: Json, id: string) => [...partsOf(card)].find((part) => part.id === id);

  before(async function seen() {
    this.timeout(60_000);
    const expected = [
      ...['Contoso', 'Fabrikam', '대한정밀'].map((name) => [name, MAIL_INCIDENT] as const),
      ...['Contoso', '미래전자'].map((name) => [name, AZURE_EVENT] as const),
    ];
    const customers = await story().sandbox.customers();
    await Promise.all(
      expected.map(async ([name, incidentId]) => {
        const { tenantId } = customers.find((one) => one.name === name) ?? expect.fail(name);
        await story().heard((line) => line.tenantId === tenantId && String(line.found).includes(incidentId));
      }),
    );
  });

  /** The outage's card, as the list of outages leads to it; from there on clicks count. */
  async function outageCard(chat: Chat, incidentId: string) {
    await chat.says('outages');
    const card = await chat.clicks(incidentId);
    expect(cardText(card)).to.match(/ of your customers/);
    return card;
  }

  it('by API in four clicks: where it goes and what it is about are that customer’s', async () => {
    const chat = chatOf(STAFF.admin);
    const form = await chat.clicks('Escalate', { on: await outageCard(chat, AZURE_EVENT) });
    expect(cardText(form)).to.include('Service request: for which customer?').and.include('follows from the customer');
    expect(boxesOn(form)).to.include({ incidents: AZURE_EVENT }).and.not.have.any.keys('customer', 'topic');
    const topic = boxCalled(form, 'topic')?.choices[0].value;
    const review = await fills(chat, form, 'Contoso', { ...OWN_WORDS, topic });
    expect(cardText(review))
      .to.match(/^Send this for Contoso \(contoso\.onmicrosoft\.com\)\?/)
      .and.include('Goes to: Azure support')
      .and.include('Topic: Storage Account Management')
      .and.include('The outage is open')
      .and.include('Restores fail.');
    const filed = await chat.clicks('Send', { on: review });
    expect(cardText(filed)).to.match(/^\d+: filed \(Azure support\)/);
    const [ticket] = (await story().sandbox.tickets()).filter((one) => JSON.stringify(one).includes('Restores fail.'));
    expect(JSON.stringify(ticket)).to.include(AZURE_EVENT).and.include('Amara Diallo');
  });

  it('by hand in four: whoever is pressed is chosen, and has a desk, linked incidents and warnings of their own', async () => {
    const chat = chatOf(STAFF.helpdesk, { name: 'Kim Minji' });
    const form = await chat.clicks('Escalate', { on: await outageCard(chat, MAIL_INCIDENT) });
    expect(boxCalled(form, 'topic'), 'no desk of Microsoft 365 wants one').to.equal(undefined);
    const review = await fills(chat, form, 'Fabrikam', OWN_WORDS);
    expect(cardText(review))
      .to.match(/^Prepare this for Fabrikam \(fabrikam\.onmicrosoft\.com\)\?/)
      .and.include(MAIL_INCIDENT);
    const prepared = await chat.clicks('Prepare hand-off', { on: review });
    const filed = await fills(chat, prepared, 'I filed it', { number: '2611220000000456' });
    expect(cardText(filed)).to.match(/^2611220000000456: filed/);

    const other = chatOf(STAFF.admin);
    const second = await other.clicks('Escalate', { on: await outageCard(other, MAIL_INCIDENT) });
    const warned = await fills(other, second, 'Fabrikam', OWN_WORDS);
    expect(cardText(warned)).to.include('A request for this incident and customer has been open');
    const change = await other.clicks('Change', { on: warned });
    const elsewhere = await fills(other, change, 'Review', {
      customer: (await story().sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId,
    });
    expect(cardText(elsewhere))
      .to.match(/^Prepare this for Contoso/)
      .and.not.include('has been open');
  });

  it('still offers them when the draft comes back, and when nobody was chosen', async () => {
    const chat = chatOf(STAFF.helpdesk, { name: 'Kim Minji' });
    const form = await chat.clicks('Escalate', { on: await outageCard(chat, MAIL_INCIDENT) });
    const offered = await rowsOf(form);
    expect(offered).to.include.members(['Contoso', 'Fabrikam', '대한정밀']);
    await fills(chat, form, 'Save draft', OWN_WORDS);
    await chat.says('drafts');
    const again = await chat.clicks('Some users see delays');
    expect(boxesOn(again)).to.include(OWN_WORDS);
    expect(await rowsOf(again)).to.deep.equal(offered);
    const missing = await fills(chat, again, 'Review');
    expect(cardText(missing)).to.include('Customer: This is missing.');
    expect(await rowsOf(missing)).to.deep.equal(offered);
  });
});
