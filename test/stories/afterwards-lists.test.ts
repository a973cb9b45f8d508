import { expect } from 'chai';
import { fills, withOwnDesk } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardText, partsOf } from '../support/teams/card-reading.ts';
import type { Chat, Person } from '../support/teams/teams.ts';

const OWN_WORDS = { businessImpact: 'Orders are not confirmed.' };

describe('story: lists of service requests', function () {
  this.timeout(120_000);
  const story = openStory(async (sandbox) => ({
    ...(await withOwnDesk(sandbox)),
    REQUEST_DESKS: 'own,microsoft365',
    FILE_DELIVERY: 'link',
  }));
  const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };
  const alex: Person = { ...aPerson(), name: 'Alex Wilber', objectId: STAFF.admin };
  const file = async (chat: Chat, about: string, send: string, typed = {}) => {
    await chat.says(`escalate ${about}`);
    const review = await fills(chat, chat.card(), 'Review', { ...OWN_WORDS, ...typed });
    return await chat.clicks(send, { on: review });
  };

  it('are one’s own or a customer’s, filtered, and exported as CSV', async () => {
    const chat = story().teams.personal(kim);
    await chat.says('my requests');
    expect(chat.text()).to.include('Your service requests: 0 open of 0');
    await file(chat, 'contoso.com Exchange mail is queueing', 'Send');
    const byHand = await file(chat, 'fabrikam.com Teams calls drop', 'Prepare hand-off', { desk: 'microsoft365' });
    expect(cardText(byHand)).to.include('Ready to file by hand');
    const his = story().teams.personal(alex);
    await file(his, 'contoso.com SharePoint pages are blank', 'Send');

    await chat.says('my requests');
    const mine = chat.card();
    expect(cardText(mine))
      .to.include('Your service requests: 2 open of 2')
      .and.include('mail is queueing')
      .and.not.include('pages are blank');
    const waiting = await chat.clicks('Waits for us', { on: mine });
    expect(cardText(waiting)).to.include('To be filed by hand').and.not.include('mail is queueing');
    expect(cardText(await chat.clicks('Closed', { on: mine }))).to.include('None.');

    await chat.says('requests contoso.com');
    expect(chat.text()).to.include('Filed from here: 2 open of 2').and.include('pages are blank');
    const contoso = await chat.clicks('Filed from here');
    expect(cardText(contoso)).to.include('Contoso: service requests filed from here: 2 open of 2');
    const link = await chat.clicks('CSV file', { on: contoso });
    const url = [...partsOf(link)].find(({ type }) => type === 'Action.OpenUrl')?.url ?? expect.fail('no link');
    const table = await (await fetch(url, { method: 'POST' })).text();
    expect(table.split('\r\n')[0]).to.include('number,title,customer');
    expect(table).to.include('pages are blank').and.include('mail is queueing').and.not.include('Fabrikam');
  });

  it('name nobody whom the asker may not see', async () => {
    const sam = story().teams.personal({ ...aPerson('ko-KR'), name: '김지호', objectId: STAFF.helpdeskKorea });
    const contoso = (await story().sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId ?? '';
    const list = await sam.invokes('adaptiveCard/action', {
      action: { type: 'Action.Execute', data: { do: 'list-requests', tenantId: contoso } },
    });
    expect(cardText(list.body.value)).to.include('없습니다.').and.not.include('Contoso');
  });
});
