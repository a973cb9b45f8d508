import { expect } from 'chai';
import { groups } from '../../sandbox/world/groups.ts';
import { fills } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory, STORY_NOW } from '../support/story.ts';
import { actionOn, boxesOn, cardText } from '../support/teams/card-reading.ts';
import { foldOf, inSight, linksOf } from '../support/teams/card-shape.ts';
import type { Chat, Person } from '../support/teams/teams.ts';
import { MINUTE } from '../support/wire-issues.ts';
import { MAIL_INCIDENT } from '../support/wishes.ts';

type Json = Record<string, any>;

const PACE = 10 * MINUTE;
const SEOUL = { language: 'ko', zone: 'Asia/Seoul', tone: 'formal' };
const LONDON = { language: 'en', zone: 'Europe/London', tone: 'plain' };

describe('story: a reply for the customer', function () {
  this.timeout(120_000);
  const story = openStory({ AZURE_GROUPS: '' });
  const helpdesk = (): Person => ({ ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk });
  const admin = (): Person => ({ ...aPerson(), name: 'Alex Wilber', objectId: STAFF.admin });
  const chatOf = (who = helpdesk()) => story().teams.personal(who);
  const tenantOf = async (name: string): Promise<string> =>
    (await story().sandbox.customers()).find((one) => one.name === name)?.tenantId ?? expect.fail(name);
  const textOn = (card: Json): string => String(boxesOn(card).text).replaceAll('\u00a0', ' ');
  /** A draft, with how its customer is written to told on the way where it is asked. */
  const draftFor = async (chat: Chat, words: string, manner = LONDON): Promise<Json> => {
    await chat.says(words);
    if (!cardText(chat.card()).includes('written to?') && !cardText(chat.card()).includes('어떻게 쓸까요'))
      return chat.card();
    return await fills(chat, chat.card(), 'Write it', manner);
  };

  afterEach(async () => {
    await story().sandbox.resetMembers();
    await story().sandbox.setClock(STORY_NOW);
    // Whoever did not answer is asked again.
    story().world.pass(6 * MINUTE);
  });

  it('asks once how a customer is written to, and keeps it for everybody and across a restart', async () => {
    const chat = chatOf();
    await chat.says(`${MAIL_INCIDENT} Fabrikam`);
    const asked = await chat.clicks('Draft a reply');
    expect(cardText(asked)).to.include('How is Fabrikam written to?');
    expect(boxesOn(asked)).to.include({ language: 'en', zone: 'Asia/Seoul', tone: 'formal' });
    const draft = await fills(chat, asked, 'Write it', SEOUL);
    expect(boxesOn(draft)).to.include({ ...SEOUL, kind: 'first-notice' });
    expect(boxesOn(draft).subject).to.equal(`안내: Exchange Online (${MAIL_INCIDENT})`);
    expect(textOn(draft))
      .to.match(/^Fabrikam 담당자님께\n/)
      .and.include('시작: 11월 22일 16:27 GMT+9')
      .and.match(/Kim Minji 드림$/);
    await story().restart();
    const alex = chatOf(admin());
    await alex.says(`reply ${await tenantOf('Fabrikam')} ${MAIL_INCIDENT}`);
    expect(boxesOn(alex.card())).to.include(SEOUL);
    expect(textOn(alex.card())).to.match(/Alex Wilber 드림$/);
    const anew = await fills(alex, alex.card(), 'Write anew', { language: 'en', zone: 'Europe/London' });
    expect(textOn(anew))
      .to.match(/^Dear Fabrikam team,/)
      .and.include('Since: 22 Nov, 07:27 GMT');
    await chat.says(`reply Fabrikam ${MAIL_INCIDENT}`);
    expect(boxesOn(chat.card()), 'for everybody').to.include({ language: 'en', zone: 'Europe/London' });
  });

  it('says which zone is none, and keeps what it knew', async () => {
    const chat = chatOf();
    const draft = await draftFor(chat, `reply contoso.com ${MAIL_INCIDENT}`);
    const again = await fills(chat, draft, 'Write anew', { zone: 'Mars/Olympus' });
    expect(cardText(again)).to.include('This is no time zone');
    expect(boxesOn(again)).to.include({ zone: 'Europe/London' });
  });

  it('walks from first notice to review: each is proposed by itself, taken as edited, and stands on the timeline', async () => {
    const { sandbox, world } = story();
    // One that no other story asks about: in the sandbox, which they share, the outage stays.
    const { id } = await sandbox.begin({ service: 'SharePoint', customers: ['bellowscollege.com'], pace: PACE / 1000 });
    const walk = async (acts: number) => {
      world.pass(acts * PACE + MINUTE);
      await sandbox.setClock(world.clock());
    };
    const kim = helpdesk();
    const chat = chatOf(kim);
    try {
      await walk(0);
      const first = await draftFor(chat, `reply bellowscollege.com ${id}`);
      expect(boxesOn(first)).to.include({ kind: 'first-notice' });
      expect(inSight(first)).to.include('the customer has not been told yet');
      const edited = `${textOn(first)}\nPS. We call you at noon.`;
      const taken = await fills(chat, first, 'Take it', { text: edited, subject: 'Our own subject' });
      expect(cardText(taken)).to.include(`Taken for Bellows College, and kept with ${id}`);
      expect(textOn(taken)).to.equal(edited);
      const [mail] = linksOf(taken);
      const params = new URL(String(mail?.url)).searchParams;
      expect(params.get('subject')).to.equal('Our own subject');
      expect(params.get('body')?.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ')).to.equal(edited);
      const timeline = await chat.clicks('Timeline', { on: taken });
      expect(inSight(timeline)).to.match(/last told the customer: first notice, Kim Minji, \d\d:\d\d GMT\+9/);

      await walk(3);
      const update = await chat.clicks('Draft a reply', { on: timeline });
      expect(boxesOn(update)).to.include({ kind: 'update' });
      expect(foldOf(update, 'What the customer was told before (1)').text).to.include('Hello Bellows College team,');
      await fills(chat, update, 'Take it');
      await story().restart();

      await walk(1);
      const resolved = await draftFor(chat, `reply bellowscollege.com ${id}`);
      expect(boxesOn(resolved)).to.include({ kind: 'resolved' });
      expect(textOn(resolved)).to.include('is over, Microsoft says').and.not.include('next update');
      await fills(chat, resolved, 'Take it');

      await walk(1);
      const review = await draftFor(chat, `reply bellowscollege.com ${id}`);
      expect(boxesOn(review)).to.include({ kind: 'review' });
      expect(textOn(review)).to.include('published a post-incident review');
      const last = await chat.clicks('Timeline', { on: await fills(chat, review, 'Take it') });
      expect(inSight(last)).to.include('last told the customer: review, Kim Minji');
    } finally {
      world.setClock(STORY_NOW);
    }
  });

  it('is kept once, however often it is taken; other words are another reply', async () => {
    const kim = helpdesk();
    const chat = chatOf(kim);
    const phone = chatOf({ ...kim, id: `${kim.id}-phone` });
    const draft = await draftFor(chat, `reply ${await tenantOf('대한정밀')} ${MAIL_INCIDENT}`);
    const { data } = actionOn(draft, 'Take it');
    const press = (device: Chat, text: string, activityId: string) =>
      device.invokes(
        'adaptiveCard/action',
        { action: { type: 'Action.Execute', data: { ...data, ...boxesOn(draft), text } } },
        undefined,
        activityId,
      );
    const answers = await Promise.all([
      press(chat, 'Once.', 'one'),
      press(chat, 'Once.', 'two'),
      press(phone, 'Once.', 'three'),
    ]);
    await story().restart();
    answers.push(await press(chat, 'Once.', 'one'));
    for (const { body } of answers) expect(cardText(body.value)).to.include('Taken for 대한정밀');
    await chat.says(`reply ${await tenantOf('대한정밀')} ${MAIL_INCIDENT}`);
    expect(cardText(chat.card())).to.include('What the customer was told before (1)');
    await press(chat, 'Twice.', 'four');
    await chat.says(`reply ${await tenantOf('대한정밀')} ${MAIL_INCIDENT}`);
    expect(cardText(chat.card())).to.include('What the customer was told before (2)');
  });

  it('takes no empty text, and nothing once the role is gone', async () => {
    const chat = chatOf();
    const draft = await draftFor(chat, `reply contoso.com ${MAIL_INCIDENT}`);
    expect(cardText(await fills(chat, draft, 'Take it', { text: ' \n ' }))).to.include('There is no text to take');
    await story().sandbox.setMember(STAFF.helpdesk, groups.helpdeskAgents.id, false);
    await story().sandbox.setMember(STAFF.helpdesk, groups.salesAgents.id, true);
    story().world.pass(6 * MINUTE);
    const refused = await fills(chat, draft, 'Take it', { text: 'Too late.' });
    expect(cardText(refused)).to.include('Your role does not include this').and.not.include('Too late');
    await story().sandbox.resetMembers();
    story().world.pass(6 * MINUTE);
    await chat.says(`reply contoso.com ${MAIL_INCIDENT}`);
    expect(cardText(chat.card())).to.include('the customer has not been told yet');
  });

  it('is refused to who may only look, and to whose customer it is not', async () => {
    const sales = chatOf({ ...aPerson(), name: 'Sam Sales', objectId: STAFF.sales });
    await sales.says(`reply Fabrikam ${MAIL_INCIDENT}`);
    expect(sales.text()).to.include('Your role does not include this').and.include('HelpdeskAgents');
    const korea = chatOf({ ...aPerson(), name: 'Lee', objectId: STAFF.helpdeskKorea });
    await korea.says(`reply ${await tenantOf('Fabrikam')} ${MAIL_INCIDENT}`);
    expect(korea.text()).to.not.include('Fabrikam');
  });

  it('knows Azure’s incidents, for who may see them', async () => {
    const alex = chatOf(admin());
    const draft = await draftFor(alex, 'reply contoso.com K7RM-TQ8');
    expect(textOn(draft))
      .to.include('Affected regions: Korea Central and Japan East')
      .and.include('Your affected subscriptions: Contoso Production')
      .and.include('K7RM-TQ8');
    const kim = chatOf();
    await kim.says('reply contoso.com K7RM-TQ8');
    expect(kim.text()).to.include('Azure').and.not.include('Korea Central');
  });

  it('says plainly when there is nothing to write from', async () => {
    const chat = chatOf();
    await chat.says('reply contoso.com EX9999999');
    expect(chat.text()).to.include('Contoso does not show EX9999999 any more');
    await story().sandbox.fault({ path: 'serviceAnnouncement', status: 503 });
    story().world.pass(5 * MINUTE);
    await chat.says(`reply contoso.com ${MAIL_INCIDENT}`);
    expect(chat.text()).to.include('Microsoft does not answer for Contoso just now');
  });

  it('finds by words whom and what is meant, in English and Korean', async () => {
    const chat = chatOf();
    await chat.says(`reply ${MAIL_INCIDENT}`);
    expect(chat.text()).to.include(MAIL_INCIDENT).and.include('Fabrikam');
    await chat.says('reply');
    expect(chat.text()).to.include('Which customer?');
    const korean = chatOf({ ...helpdesk(), locale: 'ko-KR' });
    await korean.says(`답장 fabrikam.com ${MAIL_INCIDENT}`);
    expect(korean.text()).to.include(`Fabrikam에 보낼 답장: ${MAIL_INCIDENT}`);
  });

  it('goes to personal chat from wherever it is asked', async () => {
    const kim = helpdesk();
    const thread = story().teams.thread(kim, 'reply');
    await thread.says(`${MAIL_INCIDENT} Fabrikam`);
    expect(await thread.clicks('Draft a reply')).to.equal('I sent you the reply in our personal chat.');
    expect(textOn(chatOf(kim).card())).to.include('Exchange Online');
  });

  it('holds nothing of any other customer, nor of our own people and verdicts', async () => {
    const alex = chatOf(admin());
    await draftFor(alex, `reply contoso.com ${MAIL_INCIDENT}`);
    await fills(alex, alex.card(), 'Take it', { text: 'Words for Contoso alone.' });
    const customers = await story().sandbox.customers();
    for (const name of ['Fabrikam', '대한정밀']) {
      const own = customers.find((one) => one.name === name) ?? expect.fail(name);
      const chat = chatOf();
      const draft = await draftFor(chat, `reply ${own.tenantId} ${MAIL_INCIDENT}`);
      const said = `${boxesOn(draft).subject}\n${textOn(draft)}`;
      const foreign = customers
        .filter(({ tenantId }) => tenantId !== own.tenantId)
        .flatMap(({ name: other, domain, tenantId }) => [other, domain, tenantId]);
      expect(foreign.length).to.be.above(100);
      expect(foreign.filter((word) => word.length > 3 && said.includes(word))).to.deep.equal([]);
      expect(said).to.not.match(/Alex|Wilber|Contoso alone|other customers?|us or Microsoft|verdict|onmicrosoft/i);
      expect(said).to.not.include(own.tenantId);
      expect(cardText(draft), 'what another customer was told').to.not.include('Words for Contoso');
    }
  });
});
