import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { lookOnlyAt, openStory } from '../support/story.ts';
import { cardIn, cardText } from '../support/teams/card-reading.ts';
import { BOXES, follow } from '../support/teams/follow-form.ts';
import type { Chat, Person } from '../support/teams/teams.ts';
import { aNewIssue, DAY, MINUTE, tellIssues } from '../support/wire-issues.ts';
import { MAIL_INCIDENT } from '../support/wishes.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const HELPDESK_AGENTS = '5a0d0000-0000-4000-8000-000000006002';

describe('story: somebody answers for every following', function () {
  this.timeout(120_000);
  lookOnlyAt('Litware', 'Fabrikam', 'Adventure Works', 'Tailspin Toys', 'Northwind Traders');
  const story = openStory({}, { LOOK_SECONDS_M365: 5 });
  const hana: Person = { ...aPerson(), name: 'Hana Novak', objectId: STAFF.helpdesk };
  const amara: Person = { ...aPerson(), name: 'Amara Diallo', objectId: STAFF.admin };
  const connector = () => story().teams.connector;
  const at = (name: string) => `19:${name}@thread.tacv2`;
  const channel = (who: Person, name: string): Chat => story().teams.gathering(who, at(name), 'channel', [OURS, OURS]);
  const personal = (who: Person): Chat => story().teams.personal(who);

  /** What the bot has said unasked, in a channel and not in a thread of it, or in a chat. */
  const said = (conversationId: string, words: string) =>
    connector().calls.filter(
      (call) =>
        call.method === 'POST' &&
        call.conversationId === conversationId &&
        call.activity.attachments &&
        cardText(cardIn(call.activity)).includes(words),
    );
  const says = (conversationId: string, words: string) =>
    connector().until(() => said(conversationId, words).length > 0);
  /** So many days go by, and what a worker does once a day is done. */
  const days = async (count: number) => {
    story().world.pass(count * DAY);
    story().world.ringAll(DAY);
    await story().house.settled();
  };
  const leaves = (is: boolean) => story().sandbox.setMember(STAFF.helpdesk, HELPDESK_AGENTS, !is);
  const tell = async (customer: string, id: string) => {
    const { sandbox, world } = story();
    const { tenantId } = (await sandbox.customers()).find(({ name }) => name === customer) ?? expect.fail(customer);
    world.pass(MINUTE);
    await tellIssues(sandbox, tenantId, aNewIssue({ id, lastModifiedDateTime: world.clock().toISOString() }));
    world.pass(MINUTE);
  };

  before(() => story().world.lookAsTimePasses());

  afterEach(() => story().sandbox.resetMembers());

  it('asks a channel once when its owner leaves, and goes on under whoever takes over', async () => {
    await follow(channel(hana, 'desk'), personal(hana), { which: 'names', patterns: 'Litware' });
    await leaves(true);
    await days(1);
    await says(at('desk'), 'Hana Novak, who set up following here, has no role for it any more');
    const [note] = said(at('desk'), 'who set up following');
    expect(cardText(cardIn(note?.activity))).to.include('it pauses on 7 Dec 2026');
    await days(1);

    const press = { on: cardIn(note?.activity), messageId: note?.activityId ?? '' };
    expect(cardText(await channel(hana, 'desk').clicks('Take over', press))).to.include('agent groups');
    const taken = await channel(amara, 'desk').clicks('Take over', press);
    expect(taken).to.equal('Amara Diallo answers for following outages here from now on.');
    await days(20);
    expect(said(at('desk'), 'paused')).to.be.empty;
    await channel(amara, 'desk').says('following');
    expect(channel(amara, 'desk').text()).to.include('Amara Diallo, since').and.not.include('Hana');
    await tell('Litware', 'EX1400001');
    await says(at('desk'), 'EX1400001');
    expect(said(at('desk'), 'who set up following')).to.have.lengthOf(1);
  });

  it('pauses after 14 days with nobody, and goes on once somebody has taken over', async () => {
    await follow(channel(hana, 'night'), personal(hana), { which: 'names', patterns: 'Fabrikam' });
    await leaves(true);
    await days(1);
    await days(13);
    await says(at('night'), 'who set up following');
    expect(said(at('night'), 'is paused here')).to.be.empty;
    await days(1);
    await says(at('night'), 'Following outages is paused here');
    const [paused] = said(at('night'), 'Following outages is paused here');
    await channel(amara, 'night').says('following');
    expect(channel(amara, 'night').text()).to.match(/paused on .*: nobody answers for it/);
    await follow(channel(amara, 'awake'), personal(amara), { which: 'names', patterns: 'Fabrikam' });
    await tell('Fabrikam', 'EX1400002');
    await says(at('awake'), 'EX1400002');
    expect(said(at('night'), 'EX1400002')).to.be.empty;

    const press = { on: cardIn(paused?.activity), messageId: paused?.activityId ?? '' };
    await channel(amara, 'night').clicks('Take over', press);
    await says(at('night'), 'EX1400002');
  });

  it('tells a follower who has lost the role once, in personal chat, and stops', async () => {
    const mine = personal(hana);
    await follow(mine, mine, { which: 'names', patterns: 'Adventure Works' });
    await tell('Adventure Works', 'EX1400004');
    await says(mine.id, 'EX1400004');
    await leaves(true);
    await days(1);
    await says(mine.id, 'You no longer follow outages here');
    await days(1);
    await tell('Adventure Works', 'EX1400005');
    await story().heard(({ found }) => String(found).includes('opened EX1400005'));
    expect(said(mine.id, 'EX1400005')).to.be.empty;
    expect(said(mine.id, 'You no longer follow outages here')).to.have.lengthOf(1);
  });

  it('sends the digest once a day, when its time has come', async () => {
    const boxes = { which: 'names', patterns: 'Tailspin', digestAt: '07:00' };
    await follow(channel(hana, 'digest'), personal(hana), boxes);
    const digests = () => said(at('digest'), 'Since the last digest');
    const aMinute = () => story().world.ringAll(MINUTE);
    aMinute();
    for (const count of [1, 2]) {
      story().world.pass(DAY);
      aMinute();
      await connector().until(() => digests().length === count);
      aMinute();
      await story().house.settled();
    }
    expect(digests()).to.have.lengthOf(2);
  });

  it('is changed by whoever may, through the same form: the change is saved in place of what was', async () => {
    const here = channel(amara, 'edit');
    await follow(channel(hana, 'edit'), personal(hana), {
      which: 'names',
      patterns: 'Litware',
      services: 'teams, exo',
    });
    await here.says('following');
    const [, since = ''] = /Hana Novak, (since \d+ \w+)/.exec(here.text()) ?? [];
    expect(since).to.include('since');
    expect(here.text()).to.include('Exchange Online and Microsoft Teams');
    story().world.pass(2 * DAY);
    expect(await here.clicks('Litware')).to.equal('I sent you this in our personal chat.');
    const form = personal(amara).card();
    expect(JSON.stringify(form))
      .to.include('"value":"Litware"')
      .and.include('"value":"Exchange Online, Microsoft Teams"');
    const inputs = { ...BOXES, which: 'names', patterns: 'Fabrikam', services: 'Microsoft Teams' };
    const review = await personal(amara).clicks('Preview', { on: form, inputs });
    expect(cardText(await personal(amara).clicks('Save', { on: review }))).to.include(
      'Outages are followed from now on',
    );
    await here.says('following');
    expect(here.text())
      .to.include('customers named Fabrikam')
      .and.include(`Amara Diallo, ${since}`)
      .and.not.include('Litware')
      .and.not.include('Exchange');
  });

  it('leads on from a card that was posted twice, at the first click on it', async () => {
    const boxes = { which: 'names', patterns: 'Northwind', services: 'Exchange' };
    await follow(channel(hana, 'twice'), personal(hana), boxes);
    await says(at('twice'), MAIL_INCIDENT);
    const [living] = said(at('twice'), MAIL_INCIDENT);
    const view = await channel(hana, 'twice').clicks('Timeline', { on: cardIn(living?.activity), messageId: 'ghost' });
    expect(cardText(view)).to.include(MAIL_INCIDENT);
    const edits = () =>
      connector().calls.filter(({ method, activityId }) => method === 'PUT' && activityId === 'ghost');
    await connector().until(() => edits().length > 0);
    expect(cardText(cardIn(edits()[0]?.activity))).to.include('This card is continued in another message');
    expect(JSON.stringify(edits()[0]?.activity)).to.include(
      `/l/message/${encodeURIComponent(at('twice'))}/${living?.activityId}`,
    );
  });

  it('says to both of two who acknowledge at the same instant who was first', async () => {
    await follow(channel(hana, 'race'), personal(hana), {
      which: 'names',
      patterns: 'Northwind',
      services: 'Exchange',
    });
    await says(at('race'), MAIL_INCIDENT);
    const [living] = said(at('race'), MAIL_INCIDENT);
    const press = { on: cardIn(living?.activity), messageId: living?.activityId ?? '' };
    const cards = await Promise.all([hana, amara].map((who) => channel(who, 'race').clicks('Acknowledge', press)));
    const [first, ...others] = new Set(cards.map((card) => /Acknowledged by (\w+ \w+)/.exec(cardText(card))?.[1]));
    expect(first).to.be.oneOf(['Hana Novak', 'Amara Diallo']);
    expect(others).to.be.empty;
  });

  it('is set up in the thread where the bot is in no personal chat with who asks, and nobody else reads along', async () => {
    const isNotThere = {
      status: 403,
      code: 'ForbiddenOperationException',
      conversationId: '',
      method: 'POST',
    } as const;
    const here = channel(amara, 'thread');
    connector().answerNext(isNotThere, isNotThere, isNotThere);
    await here.says('follow');
    expect(here.text()).to.include('What should the conversation follow?');
    const inputs = { ...BOXES, which: 'names', patterns: 'Litware' };
    const review = await here.clicks('Preview', { inputs });
    expect(cardText(await here.clicks('Save', { on: review }))).to.include('Outages are followed from now on');
    await here.says('following');
    expect(here.text()).to.include('customers named Litware');

    const guest = { tenantId: PARTNER_TENANT_ID, userRole: 'guest' } as const;
    const mixed = story().teams.gathering(amara, at('guests'), 'channel', [OURS, guest]);
    connector().answerNext(isNotThere);
    await mixed.says('follow');
    expect(mixed.text()).to.equal(
      'My answer is for you alone, and I am not in a personal chat with you. Open a chat with Healthdesk once, then ask again.',
    );
  });
});
