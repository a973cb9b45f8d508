import { expect } from 'chai';
import { withOwnDesk } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { actionOn, boxesOn, cardText } from '../support/teams/card-reading.ts';
import { aTeamsMessage, opensOn, presses } from '../support/teams/message-extension.ts';
import type { Chat, Person } from '../support/teams/teams.ts';

type Json = Record<string, any>;

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const GUEST = { tenantId: PARTNER_TENANT_ID, userRole: 'guest' } as const;
const OWN_WORDS = { businessImpact: 'Orders are not confirmed.' };
const COMPLAINT = aTeamsMessage(
  '<div><div><at id="0">Desk</at>&nbsp;hi, ana@contoso.com writes:</div><p>Mail in <b>Outlook</b> waits for an hour.</p><ul><li>since 8</li></ul></div>',
);

describe('story: a message in Teams becomes a service request', function () {
  this.timeout(120_000);
  const story = openStory(withOwnDesk);
  const helpdesk = (): Person => ({ ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk });
  let gathered = 0;
  const chatOf = (who: Person, members: readonly (typeof OURS | typeof GUEST)[] = [OURS, OURS]): Chat => {
    gathered += 1;
    return story().teams.gathering(who, `19:desk-${gathered}@thread.v2`, 'groupChat', members);
  };
  const filedAtDesks = async () => (await story().sandbox.tickets()).length;
  const personalOf = (who: Person) => story().teams.personal(who);
  const onlySubmits = (card: Json) => JSON.stringify(card).includes('Action.Execute');

  it('opens the form as a dialog, with the message’s words, author, customer and service; files once; leaves its card there', async () => {
    const kim = helpdesk();
    const chat = chatOf(kim);
    const { card: form = {} } = await opensOn(chat, COMPLAINT);
    expect(onlySubmits(form), 'a dialog knows no Action.Execute').to.equal(false);
    expect(cardText(form)).to.include('Service request for Contoso').and.include('With the message of Jamie Smythe');
    expect(boxesOn(form)).to.include({ service: 'microsoft365/Exchange' });
    expect(boxesOn(form).description)
      .to.include('Mail in Outlook waits for an hour.\n\n• since 8')
      .and.not.match(/<|nbsp/);
    const { card: review = {} } = await presses(chat, form, 'Review', OWN_WORDS);
    expect(cardText(review))
      .to.match(/^Send this for Contoso \(contoso\.onmicrosoft\.com\)\?/)
      .and.include('Jamie Smythe · https://teams.microsoft.com/l/message/');
    const before = await filedAtDesks();
    const { card: filed = {} } = await presses(chat, review, 'Send');
    expect(cardText(filed))
      .to.match(/^D-\d+: filed/)
      .and.include('Its card stands in the chat as well');
    expect(await filedAtDesks()).to.equal(before + 1);
    expect(chat.messages.length).to.equal(1);
    expect(chat.text())
      .to.match(/^D-\d+: filed/)
      .and.not.include('Orders are not confirmed');
    expect(personalOf(kim).messages).to.deep.equal([]);
  });

  it('files one request and leaves one card, however often “Send” is pressed', async () => {
    const chat = chatOf(helpdesk());
    const { card: form = {} } = await opensOn(chat, aTeamsMessage('<p>contoso.com: Teams calls drop</p>'));
    const { card: review = {} } = await presses(chat, form, 'Review', OWN_WORDS);
    const before = await filedAtDesks();
    const answers = await Promise.all([presses(chat, review, 'Send'), presses(chat, review, 'Send')]);
    for (const { card } of answers) expect(cardText(card ?? {})).to.match(/filed|On its way/);
    const { card: late = {} } = await presses(chat, review, 'Send');
    expect(cardText(late)).to.match(/^D-\d+: filed/);
    expect(await filedAtDesks()).to.equal(before + 1);
    expect(chat.messages.length).to.equal(1);
  });

  it('brings back the draft of a message that is opened again, in Teams’ repetition, here and by “drafts”', async () => {
    const kim = helpdesk();
    const chat = chatOf(kim);
    const message = aTeamsMessage('<p>fabrikam.com SharePoint pages are blank</p>', {
      linkToMessage: 'https://teams.microsoft.com/l/message/2',
    });
    await Promise.all([opensOn(chat, message), opensOn(chat, message)]);
    const { card: form = {} } = await opensOn(chat, message);
    const kept = await presses(chat, form, 'Save draft', OWN_WORDS);
    expect(cardText(kept.card ?? {})).to.include('Your draft is kept');
    expect(boxesOn((await opensOn(chatOf(kim), message)).card ?? {})).to.include(OWN_WORDS);
    const personal = personalOf(kim);
    await personal.says('drafts');
    expect(personal.text().match(/SharePoint pages are blank/g)).to.have.length(1);
    expect(boxesOn(await personal.clicks('pages are blank'))).to.include(OWN_WORDS);
  });

  it('never chooses a customer whom words alone name, nor by an address that is anybody’s, and keeps the words once one is chosen', async () => {
    const chat = chatOf(helpdesk());
    const words = '<p>joe@gmail.com from Litware: Exchange mail is queueing</p><p>Since the morning, for all.</p>';
    const { card: form = {} } = await opensOn(
      chat,
      aTeamsMessage(words, { linkToMessage: 'https://teams.microsoft.com/l/message/3' }),
    );
    expect(cardText(form)).to.include('Service request: for which customer?').and.include('Perhaps you mean: Litware');
    const { card: again = {} } = await presses(chat, form, 'Review', OWN_WORDS);
    expect(cardText(again)).to.include('Customer: Choose it, to be sure.');
    const customer = (await story().sandbox.customers()).find(({ name }) => name === 'Litware')?.tenantId;
    const { card: review = {} } = await presses(chat, again, 'Review', { ...OWN_WORDS, customer });
    expect(cardText(review))
      .to.match(/^Send this for Litware/)
      .and.include('Since the morning, for all.');
  });

  it('takes a message without words, of an application, or of nobody we know, and one that names no customer', async () => {
    const chat = chatOf(helpdesk());
    const from = { user: null, application: { displayName: 'Monitoring' } };
    const link = (at: number) => ({ linkToMessage: `https://teams.microsoft.com/l/message/4${at}` });
    const empty = await opensOn(chat, aTeamsMessage('', { from, ...link(1) }));
    expect(cardText(empty.card ?? {}))
      .to.include('for which customer?')
      .and.include('With the message of Monitoring');
    const nobody = await opensOn(chat, aTeamsMessage('<p>All is slow</p>', { from: null, ...link(2) }));
    expect(cardText(nobody.card ?? {}))
      .to.include('for which customer?')
      .and.not.include('With the message');
    expect(cardText((await opensOn(chat, {})).card ?? {})).to.include('for which customer?');
  });

  it('asks to be added where it is not in the chat, and goes on either way', async () => {
    const kim = helpdesk();
    const { connector } = story().teams;
    const chat = chatOf(kim);
    connector.absentFrom.add(chat.id);
    const message = aTeamsMessage('<p>contoso.com OneDrive does not sync</p>', {
      linkToMessage: 'https://teams.microsoft.com/l/message/5',
    });
    const { card: install = {} } = await opensOn(chat, message);
    expect(cardText(install)).to.match(/^Healthdesk is not in this chat yet/);
    expect(actionOn(install, 'Add Healthdesk here').data.msteams).to.deep.equal({ justInTimeInstall: true });

    const { card: form = {} } = await presses(chat, install, 'Go on without');
    expect(cardText(form)).to.include('Service request for Contoso');
    const { card: review = {} } = await presses(chat, form, 'Review', OWN_WORDS);
    const { card: filed = {} } = await presses(chat, review, 'Send');
    expect(cardText(filed)).to.include('Its card waits in our personal chat');
    expect(chat.messages).to.deep.equal([]);
    expect(personalOf(kim).text()).to.match(/^You filed this from a message in Teams: D-\d+: filed/);

    const other = chatOf(kim);
    connector.absentFrom.add(other.id);
    const next = { ...message, linkToMessage: 'https://teams.microsoft.com/l/message/6' };
    const again = await opensOn(other, next);
    connector.absentFrom.delete(other.id);
    const { card: added = {} } = await presses(other, again.card ?? {}, 'Add Healthdesk here');
    const { card: toSend = {} } = await presses(other, added, 'Review', OWN_WORDS);
    await presses(other, toSend, 'Send');
    expect(other.text()).to.match(/^D-\d+: filed/);
  });

  it('leaves nothing about a customer where guests read, nor anywhere what is left to do by hand', async () => {
    const kim = helpdesk();
    const chat = chatOf(kim, [OURS, GUEST]);
    const { card: form = {} } = await opensOn(chat, COMPLAINT);
    const { card: review = {} } = await presses(chat, form, 'Review', OWN_WORDS);
    const { card: filed = {} } = await presses(chat, review, 'Send');
    expect(cardText(filed)).to.include('Its card waits in our personal chat');
    expect(chat.messages).to.deep.equal([]);

    const open = chatOf(kim);
    const { card: byHand = {} } = await opensOn(open, {
      ...COMPLAINT,
      linkToMessage: 'https://teams.microsoft.com/l/message/7',
    });
    const { card: prepare = {} } = await presses(open, byHand, 'Review', { ...OWN_WORDS, desk: 'microsoft365' });
    const { card: handedOff = {} } = await presses(open, prepare, 'Prepare');
    expect(cardText(handedOff)).to.include('I filed it');
    expect(open.messages).to.deep.equal([]);
    expect(personalOf(kim).text()).to.include('I filed it');
  });

  it('is not for who may only look, and reads Korean as well', async () => {
    const sales: Person = { ...aPerson(), name: 'Sam Sales', objectId: STAFF.sales };
    const refused = await opensOn(chatOf(sales), COMPLAINT);
    expect(cardText(refused.card ?? {})).to.include('Your role does not include this');
    const korean: Person = { ...helpdesk(), locale: 'ko-KR', name: '김민지' };
    const { card: form = {} } = await opensOn(chatOf(korean), aTeamsMessage('<p>contoso.com 메일 지연</p>'));
    expect(cardText(form)).to.include('Contoso 서비스 요청');
  });

  it('answers within Teams’ patience, and shows the draft once it is there', async () => {
    const { sandbox, world } = story();
    const chat = chatOf(helpdesk());
    await sandbox.fault({ path: '/v1.0/admin/serviceAnnouncement/', hang: true });
    world.pass(5 * 60_000);
    world.forget();
    const opening = opensOn(
      chat,
      aTeamsMessage('<p>fabrikam.com Planner is slow</p>', {
        linkToMessage: 'https://teams.microsoft.com/l/message/8',
      }),
    );
    await world.waiting(8000);
    await world.ring(3500);
    const { card: meanwhile = {} } = await opening;
    expect(cardText(meanwhile))
      .to.match(/^Asking Microsoft 365 and Azure about Fabrikam/)
      .and.include('Show result');
    await world.runOut(8000);
    await sandbox.clearFaults();
    const { card: drafts = {} } = await presses(chat, meanwhile, 'Show result');
    expect(cardText(drafts)).to.include('Planner is slow');
  });
});
