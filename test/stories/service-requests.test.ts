import { expect } from 'chai';
import { signedIn } from '../support/onboarded.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { accentOf, buttonsOf, foldOf, headingOf, inSight, linksOf, rowsOf } from '../support/teams/card-shape.ts';

const LIST = 'servicerequests';
const UNCONFIRMED = 'Microsoft does not say whether Partner Center lists them';
const UNKNOWN = ': service requests unknown';

describe('story: the service requests that a customer has', () => {
  const story = openStory(async (sandbox) => (await signedIn(sandbox, ['reader', 'partner'])).settings);
  const agent = (locale?: string) => story().teams.personal(aPerson(locale));
  const cardFor = async (words: string, chat = agent()) => {
    await chat.says(words);
    return chat.card();
  };
  const asked = async () => (await story().sandbox.requests()).filter(({ path }) => path.includes(LIST));

  it('are listed, what waits for somebody first, with what may be missing', async () => {
    const card = await cardFor('requests Contoso');
    expect(headingOf(card)).to.equal('Contoso: 1 service request needs attention');
    expect(accentOf(card)).to.equal('warning');
    const [first, second] = rowsOf(card);
    expect(first)
      .to.include('Mail to one partner domain')
      .and.include('Attention needed · Critical')
      .and.include('Kim Minji');
    expect(second)
      .to.include('Shared mailbox opens slowly')
      .and.include('Open · Moderate')
      .and.include('Exchange Online');
    expect(foldOf(card, '1 closed').text).to.include('Meeting room');
    expect(inSight(card)).to.include(UNCONFIRMED).and.include('read from Partner Center at 18:42');
    expect(linksOf(card).map(({ url }) => new URL(url).searchParams.get('CSDEST'))).to.include('Support');
  });

  it('open one by one, with their notes, newest first, in their own words; and lead back', async () => {
    const chat = agent();
    await cardFor('requests Contoso', chat);
    const card = await chat.clicks('Mail to one partner domain');
    expect(headingOf(card)).to.match(/^Contoso · service request 6\d{14}: Attention needed$/);
    const text = cardText(card);
    expect(text).to.include('headers of *one* returned message').and.include('kim.minji@sandboxpartner.example');
    expect(text.indexOf('headers of')).to.be.below(text.indexOf('Forty people'));
    expect(headingOf(await chat.clicks('All requests', { on: card }))).to.include('1 service request needs attention');
  });

  it('are reached from the services, and from a list of customers', async () => {
    const chat = agent();
    expect(buttonsOf(await cardFor('check health for Contoso', chat))).to.include('Service requests');
    expect(headingOf(await chat.clicks('Service requests'))).to.include('1 service request needs attention');
    await chat.says('requests');
    await chat.says('1');
    expect(headingOf(chat.card())).to.include('1 service request needs attention');
    await chat.says('requests Humongous');
    expect(headingOf(await chat.clicks('Humongous Insurance'))).to.equal(
      'Humongous Insurance: Partner Center lists no service requests',
    );
  });

  it('are read by word in capitals as well as by number', async () => {
    expect(headingOf(await cardFor('Fabrikam tickets'))).to.equal('Fabrikam: 1 open service request');
  });

  it('come from every page', async () => {
    await story().sandbox.clearRequests();
    const card = await cardFor('service requests for Litware');
    expect(headingOf(card)).to.equal('Litware: Partner Center lists no open service requests');
    expect(foldOf(card, '120 closed').text)
      .to.include('Question 1 about licences')
      .and.match(/ \d+ more/);
    expect(await asked()).to.have.length(3);
  });

  it('are told in Korean', async () => {
    const card = await cardFor('대한정밀 서비스 요청', agent('ko-KR'));
    expect(headingOf(card)).to.equal('대한정밀: 열린 서비스 요청 1건');
    expect(cardText(card)).to.include('일부 사용자가 로그인할 수 없음').and.include('열림 · 심각');
  });

  it('may be none, which is said of Partner Center alone', async () => {
    const card = await cardFor('requests Proseware');
    expect(headingOf(card)).to.equal('Proseware: Partner Center lists no service requests');
    expect(cardText(card)).to.include(UNCONFIRMED);
  });

  it('are unknown where Partner Center refuses, and what to do is said', async () => {
    const card = await cardFor('requests Tailspin Toys');
    expect(headingOf(card)).to.equal(`Tailspin Toys${UNKNOWN}`);
    expect(cardText(card)).to.include('Partner Center refused').and.include('MFA').and.not.include('lists no');
  });

  const faults: readonly (readonly [object, string])[] = [
    [{ status: 503 }, 'could not be reached'],
    [{ status: 429, headers: { 'retry-after': '90' } }, 'limiting our requests'],
    [{ truncate: true }, 'could not read'],
    [{ body: '<html></html>' }, 'could not read'],
    [{ body: { totalCount: 2, items: [] } }, 'could not read'],
    [{ status: 404, body: {} }, 'does not know this customer'],
  ];
  for (const [fault, said] of faults) {
    it(`are unknown under ${JSON.stringify(fault)}, and can be asked for again`, async () => {
      await story().sandbox.fault({ path: `${LIST}(\\?|$)`, ...fault });
      const chat = agent();
      const card = await cardFor('requests Contoso', chat);
      expect(headingOf(card)).to.equal(`Contoso${UNKNOWN}`);
      expect(cardText(card)).to.include(said);
      await story().sandbox.clearFaults();
      expect(headingOf(await chat.clicks('Try again'))).to.include('1 service request needs attention');
    });
  }

  it('of one customer are not opened at another', async () => {
    const { sandbox } = story();
    const chat = agent();
    const list = await cardFor('requests Contoso', chat);
    const requestId = /6\d{14}/.exec(rowsOf(list)[0] ?? '')?.[0];
    const fabrikam = (await sandbox.customers()).find(({ name }) => name === 'Fabrikam');
    const data = { do: 'show-request', tenantId: fabrikam?.tenantId, requestId };
    const { body } = await chat.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', data } });
    expect(headingOf(body.value)).to.equal(`Fabrikam${UNKNOWN}`);
  });

  it('are for those whose group holds a role for tickets: others are told, and have no button', async () => {
    const sales = story().teams.personal({ ...aPerson(), objectId: STAFF.sales } as never);
    expect(buttonsOf(await cardFor('check health for Contoso', sales))).to.not.include('Service requests');
    await story().sandbox.clearRequests();
    expect(cardText(await cardFor('requests Contoso', sales)))
      .to.include('None of your groups gives you access here')
      .and.include('GDAP Tickets');
    expect(await asked()).to.deep.equal([]);
  });

  it('are unknown without MFA', async () => {
    await story().sandbox.fault({ path: LIST, status: 403, body: { code: '2032', description: 'Access denied.' } });
    expect(cardText(await cardFor('requests Contoso'))).to.include('signed in with MFA');
  });
});

describe('story: service requests without a partner account', () => {
  const story = openStory();

  it('are unknown, and Partner Center is not asked', async () => {
    const chat = story().teams.personal(aPerson());
    await story().sandbox.clearRequests();
    await chat.says('requests Contoso');
    expect(headingOf(chat.card())).to.equal(`Contoso${UNKNOWN}`);
    expect(chat.text()).to.include('npm run onboard -- --account partner');
    expect((await story().sandbox.requests()).filter(({ path }) => path.includes(LIST))).to.deep.equal([]);
  });
});

describe('story: service requests of an indirect reseller', () => {
  const story = openStory({ PARTNER_CENTER: 'off', GDAP_SCOPING: 'off' });

  it('are unknown, have no button, and the words say where they are', async () => {
    const chat = story().teams.personal(aPerson());
    await chat.says('check health for Contoso');
    expect(buttonsOf(chat.card())).to.not.include('Service requests');
    await chat.says('requests Contoso');
    expect(headingOf(chat.card())).to.equal(`Contoso${UNKNOWN}`);
    expect(chat.text()).to.include('indirect resellers do not have').and.include('admin center');
  });
});
