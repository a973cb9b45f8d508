import { expect } from 'chai';
import { DETAILS_WAIT_MS } from '../../src/services/details/report-with-details.ts';
import { signedIn } from '../support/onboarded.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { foldOf, foldsOf, headingOf, inSight, rowsOf } from '../support/teams/card-shape.ts';

const SKUS = '/v1.0/subscribedSkus';
const MANAGEMENT = '/v1.0/tenantRelationships/delegatedAdminCustomers/';
const MANAGED = '/managedservices';
const DETAILS = [SKUS, 'serviceManagementDetails', MANAGED];
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('story: what a customer has, beside its health', () => {
  const story = openStory(async (sandbox) => ({
    ...(await signedIn(sandbox, ['reader', 'partner'])).settings,
    GDAP_SCOPING: 'off',
  }));
  const agent = (locale?: string) => story().teams.personal(aPerson(locale));
  const admin = () => story().teams.personal({ ...aPerson(), objectId: STAFF.admin } as never);
  const cardFor = async (words: string, chat = agent()) => {
    await chat.says(words);
    return chat.card();
  };
  const adminLink = (card: { actions?: unknown }) =>
    (card.actions as { title: string; url?: string }[]).find(({ title }) => title.includes('admin ↗'))?.url;
  const askedDetails = async () =>
    (await story().sandbox.requests()).filter(({ path }) => DETAILS.some((one) => path.includes(one)));

  it('shows licences beside the trouble, and on the timeline of a service', async () => {
    const card = await cardFor('check health for Contoso');
    const exchange = rowsOf(card).find((row) => row.includes('Exchange Online'));
    expect(exchange).to.include('120 of 150 licences assigned, as of 18:42 GMT+9');
    expect(inSight(await cardFor('is Power BI down for Contoso?'))).to.include('132 of 170 licences assigned');
  });

  it('opens the service’s own admin portal, as Microsoft names it', async () => {
    expect(adminLink(await cardFor('is Exchange down for Contoso?'))).to.equal(
      'https://admin.exchange.microsoft.com/?delegatedOrg=contoso.onmicrosoft.com',
    );
    expect(adminLink(await cardFor('is Skype down for Contoso?'))).to.include('CSDEST=MicrosoftCommunicationsOnline');
  });

  it('says which licences are suspended', async () => {
    const text = inSight(await cardFor('check health for Northwind Traders'));
    expect(text).to.include('85 of 85 licences assigned, as of 18:42 GMT+9 · 25 suspended');
  });

  it('speaks Korean of it', async () => {
    const card = await cardFor('가온의료재단 상태', agent('ko-KR'));
    expect(cardText(card)).to.include('구독이 만료되어 유예 기간에 있는 라이선스');
  });

  it('lists what Microsoft publishes no health for as unknown, by its name', async () => {
    const card = await cardFor('check health for Phone Company');
    expect(headingOf(card)).to.equal('Phone Company: no known trouble with 26 services');
    expect(foldOf(card, 'without published health').text)
      .to.include('Dynamics 365 Business Central')
      .and.match(/UniversalPrint|Universal Print/);
    const timeline = await cardFor('is Business Central down for Phone Company?');
    expect(headingOf(timeline)).to.equal('Phone Company · Dynamics 365 Business Central: health unknown');
    expect(adminLink(timeline)).to.include('https://businesscentral.dynamics.com/');
  });

  it('follows no link to a host that is no portal, and notes it', async () => {
    expect(adminLink(await cardFor('is Teams down for Litware?'))).to.equal(
      'https://admin.teams.microsoft.com/?delegatedOrg=litwareinc.onmicrosoft.com',
    );
    expect(story().logged()).to.include('"host":"admin.teams.example"');
  });

  it('gives the same health without the rights, and asks for what is refused once a day', async () => {
    const chat = agent();
    const card = await cardFor('check health for Tailspin Toys', chat);
    expect(headingOf(card)).to.equal('Tailspin Toys: Microsoft confirms trouble with 1 of 16 services');
    expect(cardText(card)).to.not.match(/licence|may not see/i);
    await story().sandbox.clearRequests();
    story().world.pass(HOUR_MS);
    await cardFor('check health for Tailspin Toys');
    expect(await askedDetails()).to.deep.equal([]);
    await chat.clicks('Refresh');
    expect(await askedDetails()).to.not.be.empty;
  });

  it('tells those who can give the rights what is missing', async () => {
    const card = await cardFor('check health for Tailspin Toys', admin());
    expect(foldOf(card, 'details we may not see').text)
      .to.include('Licence counts: not readable.')
      .and.include('Directory Readers / Global Reader')
      .and.include('Admin portals, from Graph')
      .and.include('Managed services, from Partner Center');
    expect(
      foldsOf(await cardFor('check health for Contoso', admin())).some(({ title }) => title.includes('see')),
    ).to.equal(false);
  });

  it('reads licences once an hour, and says how old they are', async () => {
    await cardFor('check health for Fabrikam');
    await story().sandbox.clearRequests();
    story().world.pass(59 * MINUTE_MS);
    const old = await cardFor('check health for Fabrikam');
    const [, asOf] = /licences assigned, as of (\d\d:\d\d)/.exec(cardText(old)) ?? [];
    const [, read] = /\((\d\d:\d\d) GMT/.exec(cardText(old)) ?? [];
    expect(asOf).to.be.a('string').and.not.equal(read);
    expect(await askedDetails()).to.deep.equal([]);
    story().world.pass(MINUTE_MS);
    await cardFor('check health for Fabrikam');
    expect(await askedDetails()).to.have.length(3);
  });

  it('does not wait for slow ones: the health comes first, the rest with the next answer', async () => {
    const { sandbox, world } = story();
    for (const path of [SKUS, MANAGEMENT, MANAGED]) await sandbox.fault({ path, delayMs: 1500 });
    world.forget();
    const chat = agent();
    const asked = chat.says('check health for 가람무역');
    await world.runOut(DETAILS_WAIT_MS);
    await asked;
    expect(headingOf(chat.card())).to.include('가람무역: Microsoft confirms trouble');
    expect(chat.text()).to.not.include('licences');
    await chat.says('check health for 가람무역');
    expect(chat.text()).to.include('licences assigned');
  });

  it('gives the health when every one of them fails', async () => {
    for (const path of [SKUS, MANAGEMENT, MANAGED]) await story().sandbox.fault({ path, status: 503 });
    const card = await cardFor('check health for A. Datum');
    expect(headingOf(card)).to.match(/^A\. Datum: no known trouble with \d+ services$/);
  });
});

describe('story: a partner who wants no details', () => {
  const story = openStory({ SERVICE_DETAILS: 'off' });

  it('has none asked for', async () => {
    const chat = story().teams.personal(aPerson());
    await story().sandbox.clearRequests();
    await chat.says('check health for Contoso');
    expect(headingOf(chat.card())).to.include('Contoso: Microsoft confirms trouble');
    expect((await story().sandbox.requests()).filter(({ path }) => DETAILS.some((one) => path.includes(one)))).to.eql(
      [],
    );
  });
});
