import { expect } from 'chai';
import { openStory } from '../support/story.ts';
import { cardIn, cardText } from '../support/teams/card-reading.ts';
import { ALEX, KIM, type Person } from '../support/teams/teams.ts';

const aPerson = (name: string): Person => ({ id: `29:${name}`, name, locale: 'en-GB', zone: 'Asia/Seoul' });

describe('story: a card in personal chat replaces itself', () => {
  const story = openStory();

  it('answers a click with the next card, and edits the message, so that phone and desktop agree', async () => {
    const agent = story().teams.personal(aPerson('phone'));
    await agent.says('check health for Contoso');
    const shown = await agent.clicks('Exchange Online');
    await story().teams.connector.until(() => agent.messages.at(-1)?.edits === 1);
    expect(agent.messages).to.have.length(1);
    expect(agent.card()).to.deep.equal(shown);
  });

  it('serves clients without Action.Execute by Action.Submit: the message is edited', async () => {
    const agent = story().teams.personal(aPerson('old-client'));
    await agent.says('check health for Contoso');
    const card = await agent.clicks('Exchange Online', { asSubmit: true });
    expect(cardText(card)).to.include('Contoso · Exchange Online');
    expect(agent.messages).to.have.length(1);
    expect(agent.messages[0]?.edits).to.equal(1);
  });

  it('posts the card anew when its message can no longer be edited', async () => {
    const agent = story().teams.personal(aPerson('deleter'));
    await agent.says('check health for Contoso');
    story().teams.connector.refuseNextEdit(404);
    await agent.clicks('Exchange Online', { asSubmit: true });
    expect(agent.messages).to.have.length(2);
    expect(agent.text()).to.include('Contoso · Exchange Online');
  });

  it('understands buttons out of order, weeks later, after a restart, and of other people', async () => {
    const agent = story().teams.personal(aPerson('archaeologist'));
    await agent.says('check health for Contoso');
    const old = agent.card();
    await agent.says('check health for Fabrikam');
    await agent.says('customers');
    await story().restart();
    expect(cardText(await agent.clicks('Exchange Online', { on: old }))).to.include('Contoso · Exchange Online');
    const other = story().teams.personal(ALEX);
    await other.says('hi');
    expect(cardText(await other.clicks('Exchange Online', { on: old }))).to.include('Contoso · Exchange Online');
  });

  it('leaves a dialog that waits for something else when a button is pressed', async () => {
    const agent = story().teams.personal(aPerson('jumper'));
    await agent.says('check health for Contoso');
    const contoso = agent.card();
    await agent.says('check health for Humongous');
    await agent.clicks('Exchange Online', { on: contoso });
    await agent.says('teams');
    expect(agent.text()).to.include('Microsoft Teams for Contoso');
  });

  it('answers buttons that are none of ours, or broken, with help', async () => {
    const agent = story().teams.personal(aPerson('tinkerer'));
    await agent.says('help');
    for (const data of [undefined, { do: 'sell-house' }, { do: 'show-services', tenantId: '../..' }, 'words', null]) {
      const { status, body } = await agent.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', data } });
      expect(status).to.equal(200);
      expect(cardText(body.value)).to.include('Ask for a customer’s service health');
    }
  });

  it('says so when a card names a customer that is no longer ours', async () => {
    const agent = story().teams.personal(aPerson('historian'));
    const data = { do: 'show-services', tenantId: '99999999-9999-4999-8999-999999999999' };
    const { body } = await agent.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', data } });
    expect(body.type).to.equal('application/vnd.microsoft.activity.message');
    expect(body.value).to.include('no longer among yours');
  });

  it('offers customers while they are typed in the card, at most 15', async () => {
    const agent = story().teams.personal(KIM);
    const search = async (queryText: string) =>
      (
        await agent.invokes('application/search', {
          queryText,
          dataset: 'customers',
          queryOptions: { skip: 0, top: 15 },
        })
      ).body;
    const { type, value } = await search('contso');
    expect(type).to.equal('application/vnd.microsoft.search.searchResponse');
    expect(value.results[0].title).to.equal('Contoso · contoso.onmicrosoft.com');
    expect((await search('')).value.results).to.have.length(15);
    const chosen = value.results[0].value;
    await agent.says('customers');
    const card = await agent.clicks('Open', { inputs: { customer: chosen } });
    expect(cardText(card)).to.include('Contoso: Microsoft confirms trouble');
  });

  it('needs no answer for other invokes', async () => {
    const { status } = await story().teams.personal(KIM).invokes('message/submitAction', { actionName: 'feedback' });
    expect(status).to.equal(200);
  });
});

describe('story: two agents in one thread of a channel', () => {
  const story = openStory();

  it('are answered in the thread that mentioned the bot', async () => {
    const thread = story().teams.thread(KIM, 'answered-here');
    await thread.says('check health for Contoso');
    expect(thread.messages).to.have.length(1);
    expect(thread.text()).to.include('Contoso: Microsoft confirms trouble');
  });

  it('never get in each other’s way', async () => {
    const [kim, alex] = [story().teams.thread(KIM, 'shared'), story().teams.thread(ALEX, 'shared')];
    await kim.says('check health for Humongous');
    await alex.says('check health for Contoso');
    await kim.says('2');
    expect(kim.text()).to.match(/^Humongous Insurance: /);
    await alex.says('teams');
    expect(alex.text()).to.include('Microsoft Teams for Contoso');
  });

  it('open views of their own on a shared card, which stays as posted', async () => {
    const [kim, alex] = [story().teams.thread(KIM, 'views'), story().teams.thread(ALEX, 'views')];
    await kim.says('check health for Contoso');
    const posted = kim.card();
    expect(cardText(await alex.clicks('Exchange Online'))).to.include('Contoso · Exchange Online');
    expect(kim.messages).to.have.length(1);
    expect(kim.messages[0]?.edits).to.equal(0);
    expect(kim.card()).to.deep.equal(posted);
  });

  it('get a new message in the thread where the client knows no Action.Execute', async () => {
    const kim = story().teams.thread(KIM, 'old-clients');
    await kim.says('check health for Contoso');
    await kim.clicks('Exchange Online', { asSubmit: true });
    expect(kim.messages.map(({ edits }) => edits)).to.deep.equal([0, 0]);
  });
});

describe('story: a conversation that may not hear about customers', () => {
  const story = openStory({ AUDIENCE_DEFAULT: 'none' });

  it('reads one word about it, and the agent the answer in personal chat', async () => {
    const thread = story().teams.thread(KIM);
    await thread.says('check health for Contoso');
    expect(thread.messages).to.have.length(1);
    expect(thread.text()).to.include('answered you in our personal chat').and.not.include('Contoso');
    const personal = story().teams.personal(KIM);
    expect(personal.text()).to.include('You asked this in a conversation').and.include('Contoso: Microsoft confirms');
  });

  it('is helped without a customer’s name', async () => {
    const thread = story().teams.thread(KIM, 'help');
    await thread.says('help');
    expect(cardText(cardIn(thread.messages[0]?.activity))).to.include('Ask for a customer’s service health');
    const { name } = (await story().sandbox.customers())[0] ?? { name: '' };
    expect(thread.text()).not.to.include(`check health for ${name === 'Contoso' ? 'A. Datum' : name}`);
  });

  it('shows a click’s answer in personal chat as well', async () => {
    const thread = story().teams.thread(ALEX, 'clicks');
    const customer = (await story().sandbox.customers()).find(({ name }) => name === 'Contoso');
    const data = { do: 'show-services', tenantId: customer?.tenantId };
    const { body } = await thread.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', data } });
    expect(body.value).to.include('answered you in our personal chat');
    expect(story().teams.personal(ALEX).text()).to.include('Contoso: Microsoft confirms');
  });
});
