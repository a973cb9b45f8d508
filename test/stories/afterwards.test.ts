import { expect } from 'chai';
import { groups } from '../../sandbox/world/groups.ts';
import { fills, withOwnDesk } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardIn, cardText } from '../support/teams/card-reading.ts';
import type { ConnectorCall } from '../support/teams/connector.ts';
import type { Person } from '../support/teams/teams.ts';
import { MINUTE } from '../support/wire-issues.ts';

type Json = Record<string, any>;

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const CHANNEL = '19:afterwards@thread.tacv2';
const OWN_WORDS = { businessImpact: 'Orders are not confirmed.' };

describe('story: a request is followed to its end', function () {
  this.timeout(120_000);
  const story = openStory(withOwnDesk);
  const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };
  const alex: Person = { ...aPerson(), name: 'Alex Wilber', objectId: STAFF.admin };
  // Teams' limits are kept by the story's clock.
  beforeEach(() => story().world.pass(MINUTE));
  afterEach(() => story().sandbox.resetMembers());

  const textOf = ({ activity }: ConnectorCall): string => {
    const card = activity.attachments?.[0]?.content;
    return card ? cardText(card) : '';
  };
  const last = (conversationId: string, claim: (text: string) => boolean) =>
    story().teams.connector.calls.findLast((call) => call.conversationId === conversationId && claim(textOf(call)));
  /** The last message of a conversation that says so, as soon as there is one. */
  const heard = async (conversationId: string, claim: (text: string) => boolean): Promise<ConnectorCall> => {
    await story().teams.connector.until(() => last(conversationId, claim) !== undefined);
    return last(conversationId, claim) as ConnectorCall;
  };
  const toldTo = ({ objectId }: Person) => `personal-${objectId}`;

  /** Kim escalates in a channel and sends the form from the personal chat; answers the number and the card there. */
  async function filed(about: string): Promise<{ number: string; card: Json }> {
    const { teams } = story();
    const here = teams.gathering(kim, CHANNEL, 'channel', [OURS, OURS]);
    const personal = teams.personal(kim);
    await here.says(`escalate ${about}`);
    const review = await fills(personal, personal.card(), 'Review', OWN_WORDS);
    const card = await personal.clicks('Send', { on: review });
    return { number: /^D-\d+/.exec(cardText(card))?.[0] ?? '', card };
  }

  it('stands in the channel where it began, with number, desk, state, owner and link, and edits itself', async () => {
    const { number, card } = await filed('contoso.com Exchange mail is queueing');
    const posted = await heard(CHANNEL, (text) => text.startsWith(`${number}: filed`));
    expect(textOf(posted)).to.include('Your own ticket system').and.include('Open: ').and.include('filed by Kim Minji');
    expect(JSON.stringify(posted.activity)).to.not.include('Input.').and.not.include('Orders are not confirmed');

    const { sandbox, teams } = story();
    await sandbox.workOn({ number, engineer: 'Jo Berg', reply: 'Which users are affected?' });
    await teams.personal(kim).clicks('Refresh', { on: card });
    const edited = await heard(CHANNEL, (text) => text.includes('Jo Berg'));
    expect([edited.method, edited.activityId]).to.deep.equal(['PUT', posted.activityId]);
    expect(textOf(edited)).to.include('Last reply').and.not.include('Which users');
    const own = await heard(`personal-${kim.id}`, (text) => text.includes('Last reply'));
    expect(textOf(own)).to.include('Which users are affected?');

    // Nobody's words are taken away while they type.
    const personal = teams.personal(kim);
    const messageId = own.activityId;
    const form = await personal.clicks('Reply', { on: cardIn(own.activity), messageId });
    expect(cardText(form)).to.include('Your words to the desk').and.include('Which users are affected?');
    await sandbox.workOn({ number, engineer: 'Ana Ruiz', reply: 'And since when?' });
    await teams
      .gathering(kim, CHANNEL, 'channel', [OURS, OURS])
      .clicks('Refresh', { on: cardIn(edited.activity), messageId: posted.activityId });
    await heard(CHANNEL, (text) => text.includes('Ana Ruiz'));
    const shown = () => cardText(cardIn(personal.messages.find(({ id }) => id === messageId)?.activity));
    expect(shown()).to.include('Your words to the desk').and.not.include('Ana Ruiz');
    expect(cardText(await personal.clicks('Back', { on: form, messageId }))).to.include('And since when?');
  });

  it('is told in personal chat to who filed it and who follows, and is answered from there', async () => {
    const { sandbox, teams } = story();
    const { number, card } = await filed('fabrikam.com Teams calls drop');
    const posted = await heard(CHANNEL, (text) => text.startsWith(`${number}: filed`));
    const alexHere = teams.gathering(alex, CHANNEL, 'channel', [OURS, OURS]);
    await alexHere.clicks('Follow it', { on: cardIn(posted.activity), messageId: posted.activityId });

    await sandbox.workOn({ number, engineer: 'Jo Berg', reply: 'Since which update?' });
    await teams.personal(kim).clicks('Refresh', { on: card });
    const news = await heard(toldTo(kim), (text) => text.startsWith(`${number}: the desk has answered`));
    expect(textOf(news)).to.include('Since which update?').and.include('Fabrikam');
    await heard(toldTo(alex), (text) => text.includes('Since which update?'));

    const chat = teams.personal(kim);
    const empty = await chat.clicks('Send reply', { on: cardIn(news.activity), messageId: news.activityId });
    expect(cardText(empty)).to.include('Type what the desk should read.');
    const typed = { on: cardIn(news.activity), messageId: news.activityId, inputs: { text: 'Since this morning.' } };
    const answers = await Promise.all([chat.clicks('Send reply', typed), chat.clicks('Send reply', typed)]);
    for (const answer of answers) expect(cardText(answer)).to.include('The desk has your words.');
    const ticket = JSON.stringify((await sandbox.tickets()).find((one) => JSON.stringify(one).includes(`"${number}"`)));
    expect(ticket.split('Since this morning.')).to.have.lengthOf(2);
    const told = await heard(toldTo(alex), (text) => text.includes('Kim Minji has written to the desk'));
    expect(textOf(told)).to.include('Since this morning.');
    expect(last(toldTo(kim), (text) => text.includes('has written to the desk'))).to.equal(undefined);

    const left = await teams
      .personal(alex)
      .clicks('Stop telling me', { on: cardIn(told.activity), messageId: told.activityId });
    expect(cardText(left)).to.include('You hear of it no longer.').and.include('Follow it');
    await sandbox.workOn({ number, reply: 'We are on it.' });
    await chat.clicks('Refresh', { on: card });
    await heard(toldTo(kim), (text) => text.includes('We are on it.'));
    expect(last(toldTo(alex), (text) => text.includes('We are on it.'))).to.equal(undefined);
  });

  it('tells of closing, and nobody whose role is gone by then', async () => {
    const { sandbox, teams } = story();
    const { number, card } = await filed('contoso.com SharePoint pages are blank');
    const posted = await heard(CHANNEL, (text) => text.startsWith(`${number}: filed`));
    const alexHere = teams.gathering(alex, CHANNEL, 'channel', [OURS, OURS]);
    await alexHere.clicks('Follow it', { on: cardIn(posted.activity), messageId: posted.activityId });
    for (const group of Object.values(groups)) await sandbox.setMember(STAFF.admin, group.id, false);
    await sandbox.workOn({ number, status: 'Closed' });
    await teams.personal(kim).clicks('Refresh', { on: card });
    await heard(toldTo(kim), (text) => text.startsWith(`${number}: Closed`));
    await heard(CHANNEL, (text) => text.startsWith(`${number}: closed`));
    expect(last(toldTo(alex), (text) => text.startsWith(`${number}: Closed`))).to.equal(undefined);
  });
});
