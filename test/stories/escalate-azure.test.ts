import { expect } from 'chai';
import { fills, withOwnDesk } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { boxesOn, cardText, partsOf } from '../support/teams/card-reading.ts';

const OWN_WORDS = { businessImpact: 'The shop is closed.' };

describe('story: a request for Azure', function () {
  this.timeout(120_000);
  const story = openStory(async (sandbox) => ({ ...(await withOwnDesk(sandbox)), REQUEST_DESKS: 'azure,own' }));
  const chatOf = (objectId: string) => story().teams.personal({ ...aPerson(), name: 'Alex Wilber', objectId });
  const boxCalled = (card: object, id: string) => [...partsOf(card)].find((part) => part.id === id);

  it('is filed by API under a topic that is searched for while typing, or at the desk that the agent chooses', async () => {
    const chat = chatOf(STAFF.admin);
    await chat.says('escalate contoso.com Azure Linux VM is slow');
    const form = chat.card();
    expect(boxCalled(form, 'desk')?.choices).to.have.lengthOf(2);
    const again = await fills(chat, form, 'Review', { ...OWN_WORDS, desk: 'azure' });
    expect(cardText(again)).to.include('Topic: This is missing.');

    const [likely] = boxCalled(again, 'topic')?.choices ?? [];
    expect(likely.title).to.equal('Virtual Machine running Linux · VM Performance / VM is slow');
    const { dataset } = boxCalled(again, 'otherTopic')?.['choices.data'] ?? {};
    const search = { queryText: 'linux slow', dataset };
    const { body } = await chat.invokes('application/search', search);
    expect(body.value.results[0].title).to.equal('Virtual Machine running Linux · VM Performance / VM is slow');
    const stranger = await chatOf(STAFF.helpdesk).invokes('application/search', search);
    expect(stranger.body.value.results).to.deep.equal([]);

    const [subscription] = boxCalled(again, 'subscription')?.choices ?? [];
    const typed = { otherTopic: body.value.results[0].value, subscription: subscription.value };
    const review = await fills(chat, again, 'Review', typed);
    expect(cardText(review)).to.include('VM Performance / VM is slow').and.include('Goes to: Azure support');
    const change = await chat.clicks('Change', { on: review });
    expect(boxesOn(change)).to.include({ ...OWN_WORDS, desk: 'azure', subscription: typed.subscription });
    expect(cardText(change)).to.include('Topic: Virtual Machine running Linux · VM Performance / VM is slow');
    const filed = await chat.clicks('Send', { on: review });
    expect(cardText(filed)).to.match(/filed \(Azure support\)/i);
    const [ticket] = (await story().sandbox.tickets()).filter((one) => JSON.stringify(one).includes('VM is slow'));
    expect(JSON.stringify(ticket)).to.include('Alex Wilber');
  });

  it('is left to others where the agent’s role may not, and names those', async () => {
    const chat = chatOf(STAFF.helpdesk);
    await chat.says('escalate contoso.com Azure Linux VM is slow');
    expect(chat.text()).to.include('You hold no role that may file there').and.include('These may: AdminAgents.');
    const review = await fills(chat, chat.card(), 'Review', { ...OWN_WORDS, desk: 'azure' });
    expect(cardText(review))
      .to.match(/^Prepare this for Contoso/)
      .and.include('These may: AdminAgents.');
  });

  it('tells why a desk of Azure’s files nothing, and keeps the draft', async () => {
    const chat = chatOf(STAFF.admin);
    const tenantOf = async (name: string) =>
      (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId;
    await chat.says(`escalate ${await tenantOf('Proseware')} Azure VM is slow`);
    expect(chat.text()).to.include('Healthdesk holds no role that may file there');
    await chat.says(`escalate ${await tenantOf('Wide World Importers')} Azure VM is slow`);
    const [first] = boxCalled(chat.card(), 'topic')?.choices ?? [];
    const review = await fills(chat, chat.card(), 'Review', { ...OWN_WORDS, desk: 'azure', topic: first?.value });
    const refused = await chat.clicks('Send', { on: review });
    expect(cardText(refused)).to.include('The support plan takes no requests this way. Nothing was filed');
  });
});
