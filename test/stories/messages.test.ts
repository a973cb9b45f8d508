import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { openStory, STORY_NOW } from '../support/story.ts';
import { cardText, partsOf } from '../support/teams/card-reading.ts';
import { accentOf, buttonsOf, headingOf, inSight, linksOf, rowsOf } from '../support/teams/card-shape.ts';
import { MINUTE } from '../support/wire-issues.ts';

const CENTER = '/v1.0/admin/serviceAnnouncement/messages';

describe('story: what Microsoft announces', () => {
  const story = openStory({ GDAP_SCOPING: 'off' });
  const agent = (locale?: string) => story().teams.personal(aPerson(locale));
  const cardFor = async (words: string, chat = agent()) => {
    await chat.says(words);
    return chat.card();
  };
  const contoso = async () => (await story().sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId;
  const asked = async () => (await story().sandbox.requests()).filter(({ path }) => path === CENTER).length;
  afterEach(async () => {
    await story().sandbox.setClock(STORY_NOW);
    story().world.pass(2 * MINUTE);
  });

  it('is listed for a customer, what needs action first, and Azure’s beside it', async () => {
    await story().sandbox.clearRequests();
    const card = await cardFor('messages Contoso');
    expect(headingOf(card)).to.match(/^Contoso: \d posts? needs? action$/);
    const [first = '', ...others] = rowsOf(card).filter((row) => /MC|PM/.test(row));
    expect(first + others.join()).to.match(
      /Old mail protocols.*Message · Plan for change · Major change · Severity: high/,
    );
    expect(first).to.match(/act by \d+ \w+ 202[67] \(in \d+ days/);
    expect(others.at(-1)).to.include('A new home for site templates').and.include('SharePoint Online');
    expect(cardText(card)).to.not.include('Captions in more languages');
    expect(await asked()).to.equal(1);
    await cardFor('messages contoso.com');
    expect(await asked(), 'read just now').to.equal(1);
  });

  it('is filtered by what is major, what needs action, and by service, typed or chosen', async () => {
    const chat = agent();
    await cardFor('messages Contoso', chat);
    const major = await chat.clicks('Filter', { inputs: { only: 'major', service: 'all' } });
    expect(inSight(major))
      .to.include('Major changes')
      .and.include('Old mail protocols')
      .and.not.include('site templates');
    const teams = await chat.clicks('Filter', { on: major, inputs: { only: 'all', service: 'microsoftteams' } });
    expect(inSight(teams)).to.include('Shorter names for meeting rooms').and.not.include('Old mail protocols');
    expect(inSight(await cardFor('messages Contoso teams'))).to.not.include('Old mail protocols');
    const none = await chat.clicks('Filter', { on: teams, inputs: { only: 'all', service: 'Intune' } });
    expect(inSight(none), 'a service of theirs that nothing is about')
      .to.include('Microsoft Intune')
      .and.not.match(/MC\d/);
    const { choices } = [...partsOf(none)].find(({ id }) => id === 'service') ?? {};
    const titles = choices.map(({ title }: { title: string }) => title);
    expect(titles).to.include.members(['Azure', 'Exchange Online', 'Microsoft Intune', 'Microsoft Teams']);
    expect(new Set(titles).size).to.equal(titles.length);
    const ofOld = { do: 'show-communications', tenantId: await contoso(), service: 'Microsoft Teams' };
    const { body } = await chat.invokes('adaptiveCard/action', {
      action: { type: 'Action.Execute', verb: ofOld.do, data: ofOld },
    });
    expect(JSON.stringify(body)).to.include('Shorter names').and.not.include('Old mail protocols');
  });

  it('is a press away from a customer’s services, and a word', async () => {
    const chat = agent();
    await cardFor('check health for Contoso', chat);
    const pressed = headingOf(await chat.clicks('Messages'));
    expect(pressed).to.match(/^Contoso: \d posts? needs? action$/);
    for (const words of ['Contoso messages', 'message center Contoso', 'what is changing at Contoso?'])
      expect(headingOf(await cardFor(words, chat)), words).to.equal(pressed);
  });

  it('opens as a whole in the chat, without a link that nobody has seen work, and leads back', async () => {
    const chat = agent();
    await cardFor('messages Contoso', chat);
    const post = await chat.clicks('MC1187310');
    expect(headingOf(post)).to.equal('Message MC1187310: Old mail protocols ask for a newer sign-in');
    const text = cardText(post);
    expect(text).to.include('Tags: Admin impact and User impact').and.include('Services: Exchange Online');
    expect(text).to.include('Attachments: clients-to-look-for.xlsx').and.include('Customers: 1 customer · Contoso');
    expect(text).to.include('In Microsoft’s words').and.include('• Look for such clients');
    expect(linksOf(post)).to.deep.equal([]);
    expect(headingOf(await chat.clicks('Back', { on: post }))).to.match(/^Contoso: /);
  });

  it('shows what changed since: date, title, and the words of the body', async () => {
    const chat = agent();
    await cardFor('messages Contoso', chat);
    await story().sandbox.setClock(new Date(STORY_NOW.getTime() + 21 * MINUTE));
    story().world.pass(2 * MINUTE);
    await cardFor('messages Contoso', chat);
    const post = await chat.clicks('MC1187310');
    expect(headingOf(post)).to.match(/^Message MC1187310: \(Updated\) Old mail/);
    expect(inSight(post))
      .to.match(/Changed, as read .*Act by: \d+ \w+ \d{4} → \d+ \w+ \d{4}/)
      .and.match(/Before: .*January.*Now: .*February/);
  });

  it('is one post once for all customers, with whom it is told', async () => {
    for (const name of ['Contoso', 'Fabrikam', '대한정밀']) await cardFor(`messages ${name}`);
    const chat = agent();
    const card = await cardFor('messages', chat);
    expect(headingOf(card)).to.match(/^Your customers: \d posts? needs? action$/);
    const rows = rowsOf(card).filter((row) => row.includes('MC1187310'));
    expect(rows).to.have.length(1);
    expect(rows[0]).to.match(/\d customers · .*Contoso.*Fabrikam/);
    expect(inSight(card)).to.match(/of \d+ customers: message center not read lately, so unknown/);
    const post = await chat.clicks('MC1187310');
    expect(cardText(post)).to.include('대한정밀');
  });

  it('tells Azure’s planned maintenance, and what runs on the health card', async () => {
    const planned = await cardFor('maintenance Woodgrove Bank');
    expect(headingOf(planned)).to.match(/^Woodgrove Bank: \d planned maintenances?$/);
    expect(inSight(planned))
      .to.include('◔ Planned maintenance: Virtual Machines in West Europe')
      .and.match(/from 27 Nov.* to 27 Nov/);
    const chat = agent();
    const health = await cardFor('check health for 동해물류', chat);
    expect(headingOf(health)).to.include('동해물류: no');
    expect(inSight(health)).to.include('◔ Virtual Machines Planned maintenance until 21:42 GMT+9');
    expect(headingOf(await chat.clicks('Planned maintenance until'))).to.include('managed disks in North Europe');
    const azure = await cardFor('Azure at 동해물류');
    expect(inSight(azure)).to.include('Planned maintenance until 21:42 GMT+9');
    expect(headingOf(await cardFor('maintenance 동해물류'))).to.include('1 maintenance under way');
    story().world.pass(4 * 60 * MINUTE);
    expect(inSight(await cardFor('check health for 동해물류'))).to.not.include('maintenance until');
  });

  it('is unknown where it is refused, whatever else is known, and what to do is said', async () => {
    const card = await cardFor('messages Tailspin Toys');
    expect(headingOf(card)).to.include('not everything could be read');
    expect(accentOf(card)).to.equal('emphasis');
    expect(inSight(card)).to.include('Microsoft 365 refused');
  });

  for (const [fault, said] of [
    [{ status: 503 }, 'could not be reached'],
    [{ status: 429, headers: { 'retry-after': '90' } }, 'limiting our requests'],
    [{ truncate: true }, 'could not read'],
    [{ body: { value: [{ id: 'MC1' }] } }, 'could not read'],
  ] as const) {
    it(`shows what was known under ${JSON.stringify(fault)}, and says so`, async () => {
      const { sandbox, world } = story();
      await cardFor('messages Litware');
      world.pass(2 * MINUTE);
      await sandbox.fault({ path: CENTER, ...fault });
      const chat = agent();
      const card = await cardFor('messages Litware', chat);
      expect(inSight(card)).to.include(said).and.include('MC1187310');
      expect(accentOf(card)).to.not.equal('good');
      await sandbox.clearFaults();
      expect(inSight(await chat.clicks('Refresh'))).to.not.include(said);
    });
  }

  it('reads every page', async () => {
    const page = (id: string, more = {}) => ({
      value: [{ id, title: `Post ${id}`, lastModifiedDateTime: STORY_NOW }],
      ...more,
    });
    const { sandbox } = story();
    await sandbox.fault({ path: 'messages\\?.*skip=1', body: page('MC2') });
    await sandbox.fault({
      path: 'serviceAnnouncement/messages$',
      body: page('MC1', { '@odata.nextLink': `${sandbox.url}${CENTER}?$skip=1` }),
    });
    expect(inSight(await cardFor('messages Adventure Works')))
      .to.include('Post MC1')
      .and.include('Post MC2');
  });

  it('is told in Korean, Microsoft’s own words as they come', async () => {
    const chat = agent('ko-KR');
    const card = await cardFor('Contoso 메시지', chat);
    expect(headingOf(card)).to.match(/^Contoso: 조치가 필요한 게시물 \d건$/);
    expect(buttonsOf(card)).to.include('필터 적용');
    const post = await chat.clicks('MC1187310');
    expect(cardText(post)).to.include('변경 계획 · 주요 변경').and.include('Clients that sign in');
    expect(headingOf(await cardFor('유지 관리', agent('ko-KR')))).to.match(/^내 고객: /);
  });

  it('is asked for with the words of a complaint in vain: that is about health', async () => {
    expect(headingOf(await cardFor('messages are stuck at Contoso'))).to.include('Microsoft confirms trouble');
  });

  it('names no post that nobody may hear of here', async () => {
    const data = { do: 'show-communication', id: 'MC9999999' };
    const { body } = await agent().invokes('adaptiveCard/action', { action: { type: 'Action.Execute', data } });
    expect(JSON.stringify(body)).to.include('not told to any customer');
  });
});
