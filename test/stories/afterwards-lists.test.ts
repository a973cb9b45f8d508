import { expect } from 'chai';
import { fills, withOwnDesk } from '../support/escalating.ts';
import { signedIn } from '../support/onboarded.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardText, partsOf } from '../support/teams/card-reading.ts';
import { headingOf, inSight } from '../support/teams/card-shape.ts';
import type { Chat, Person } from '../support/teams/teams.ts';

const OWN_WORDS = { businessImpact: 'Orders are not confirmed.' };

describe('story: lists of service requests', function () {
  this.timeout(120_000);
  const story = openStory(async (sandbox) => ({
    ...(await signedIn(sandbox, ['reader', 'partner'])).settings,
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

  it('are one’s own, filtered', async () => {
    const chat = story().teams.personal(kim);
    await chat.says('my requests');
    expect(headingOf(chat.card())).to.equal('Your service requests: 0 open of 0');
    await file(chat, 'contoso.com Exchange mail is queueing', 'Send');
    const byHand = await file(chat, 'fabrikam.com Teams calls drop', 'Prepare hand-off', { desk: 'microsoft365' });
    expect(cardText(byHand)).to.include('Ready to file by hand');
    await file(story().teams.personal(alex), 'contoso.com SharePoint pages are blank', 'Send');

    await chat.says('my requests');
    const mine = chat.card();
    expect(headingOf(mine)).to.equal('Your service requests: 2 open of 2');
    expect(cardText(mine)).to.include('mail is queueing').and.not.include('pages are blank');
    const waiting = await chat.clicks('Waits for us', { on: mine });
    expect(cardText(waiting)).to.include('To be filed by hand').and.not.include('mail is queueing');
    expect(cardText(await chat.clicks('Closed', { on: mine }))).to.include('None.');
  });

  it('are a customer’s, beside those that Partner Center tells, filtered and exported as CSV', async () => {
    const chat = story().teams.personal(kim);
    await chat.says('requests contoso.com');
    expect(headingOf(chat.card())).to.equal('Contoso: 1 service request needs attention');
    expect(inSight(chat.card()))
      .to.include('pages are blank')
      .and.include('mail is queueing')
      .and.include('Mail to one partner domain');
    const list = await chat.clicks('Filter, CSV');
    expect(headingOf(list)).to.equal('Contoso: 5 service requests, 4 open');
    const waiting = await chat.clicks('Waits for us', { on: list });
    expect(cardText(waiting)).to.include('Mail to one partner domain').and.not.include('mail is queueing');
    const link = await chat.clicks('CSV file', { on: list });
    const url = [...partsOf(link)].find(({ type }) => type === 'Action.OpenUrl')?.url ?? expect.fail('no link');
    const table = await (await fetch(url, { method: 'POST' })).text();
    expect(table.trim().split('\r\n')).to.have.lengthOf(6);
    expect(table)
      .to.include('told_by,number,title,customer')
      .and.match(/healthdesk,D-\d+,.*pages are blank/)
      .and.match(/partner-center,6\d{14},Mail to one partner domain/)
      .and.not.include('Fabrikam');
  });

  it('tell one that was filed by hand once, with its number', async () => {
    const chat = story().teams.personal(kim);
    await chat.says('requests fabrikam.com');
    expect(headingOf(chat.card())).to.equal('Fabrikam: 1 service request needs attention');
    const number = /6\d{14}/.exec(inSight(chat.card()))?.[0] ?? '';
    const ready = await chat.clicks('calls drop');
    const filed = await fills(chat, ready, 'I filed it', { number });
    expect(headingOf(filed)).to.equal(`${number}: filed (Microsoft 365 support)`);
    await chat.says('requests fabrikam.com');
    expect(headingOf(chat.card())).to.equal('Fabrikam: 1 open service request');
    expect(inSight(chat.card()).split(number)).to.have.lengthOf(2);
    expect(inSight(chat.card())).to.include(number).and.include('filed by Kim Minji');
  });

  it('name nobody whom the asker may not see', async () => {
    const sam = story().teams.personal({ ...aPerson('ko-KR'), name: '김지호', objectId: STAFF.helpdeskKorea });
    const contoso = (await story().sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId ?? '';
    const list = await sam.invokes('adaptiveCard/action', {
      action: { type: 'Action.Execute', data: { do: 'list-requests', tenantId: contoso } },
    });
    expect(cardText(list.body.value)).to.not.include('Contoso').and.not.include('queueing');
    await sam.says('내 요청');
    expect(headingOf(sam.card())).to.equal('내 서비스 요청: 0건 중 0건 진행 중');
  });
});
