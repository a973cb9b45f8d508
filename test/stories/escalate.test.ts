import { expect } from 'chai';
import { groups } from '../../sandbox/world/groups.ts';
import { fills, withOwnDesk } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { actionOn, boxesOn, cardText } from '../support/teams/card-reading.ts';
import type { Person } from '../support/teams/teams.ts';
import { MAIL_INCIDENT } from '../support/wishes.ts';

type Json = Record<string, any>;

const MINUTE_MS = 60_000;
const OWN_WORDS = { businessImpact: 'Orders are not confirmed.' };

describe('story: an outage becomes a service request', function () {
  this.timeout(120_000);
  const story = openStory(withOwnDesk);
  const helpdesk = (): Person => ({ ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk });
  const admin = (): Person => ({ ...aPerson(), name: 'Alex Wilber', objectId: STAFF.admin });
  const chatOf = (who = helpdesk()) => story().teams.personal(who);
  const phoneOf = (who: Person) => chatOf({ ...who, id: `${who.id}-phone` });
  const pressOf = (card: Json, title: string) => ({
    action: { type: 'Action.Execute', data: actionOn(card, title).data },
  });
  /** The sandbox is shared with other stories: what counts is how many there are more. */
  const filedAtDesks = async () => (await story().sandbox.tickets()).length;
  afterEach(() => story().sandbox.resetMembers());

  it('takes four clicks at most, and no word but the agent’s own', async () => {
    const chat = chatOf();
    await chat.says(`${MAIL_INCIDENT} Contoso`);
    const before = await filedAtDesks();
    let clicks = 0;
    const counted = (card: Json): Json => {
      clicks += 1;
      return card;
    };
    const form = counted(await chat.clicks('Escalate'));
    expect(cardText(form)).to.include('Service request for Contoso');
    expect(boxesOn(form)).to.include({
      service: 'microsoft365/Exchange',
      incidents: MAIL_INCIDENT,
      severity: 'moderate',
      contactMail: 'hana.novak@sandboxpartner.onmicrosoft.com',
    });
    const review = counted(await fills(chat, form, 'Review', OWN_WORDS));
    expect(cardText(review))
      .to.match(/^Send this for Contoso \(contoso\.onmicrosoft\.com\)\?/)
      .and.include('The outage is open, and Microsoft is working on it')
      .and.include('Orders are not confirmed.');
    const filed = counted(await chat.clicks('Send', { on: review }));
    expect(cardText(filed)).to.match(/^D-\d+: filed \(Your own ticket system\)/);
    expect(await filedAtDesks()).to.equal(before + 1);
    expect(clicks).to.be.at.most(4);
  });

  it('begins at a service, from a list of services and by words, in English and Korean', async () => {
    const chat = chatOf();
    await chat.says('check health for Fabrikam');
    const ofCustomer = await chat.clicks('Escalate');
    expect(cardText(ofCustomer)).to.include('Service request for Fabrikam');
    expect(boxesOn(ofCustomer)).to.not.have.property('service');
    await chat.says('Fabrikam Exchange');
    expect(boxesOn(await chat.clicks('Escalate'))).to.include({ service: 'microsoft365/Exchange' });
    await chat.says('escalate contoso.com Teams calls drop after a minute');
    expect(boxesOn(chat.card())).to.include({
      title: 'Teams calls drop after a minute',
      service: 'microsoft365/microsoftteams',
    });
    const korean = chatOf({ ...helpdesk(), locale: 'ko-KR', name: '김민지' });
    await korean.says('에스컬레이션 contoso.com Exchange 메일 지연');
    expect(korean.text()).to.include('Contoso 서비스 요청');
  });

  it('never chooses a customer whom words alone name, and says at each field what is missing or wrong', async () => {
    const chat = chatOf();
    await chat.says('escalate Litware Exchange mail is queueing');
    expect(chat.text()).to.include('Service request: for which customer?');
    const form = chat.card();
    expect(boxesOn(form)).to.include({ title: 'Exchange mail is queueing' }).and.not.have.property('customer');
    const again = await fills(chat, form, 'Review', { copies: 'nobody', startedOn: '2026-13-45', severity: '' });
    expect(cardText(again))
      .to.include('Perhaps you mean: Litware')
      .and.include('Customer: Choose it, to be sure.')
      .and.include('Copies to: This cannot be read.')
      .and.include('Began on: This cannot be read.')
      .and.include('Severity: This is missing.');
    const kept = { title: 'Exchange mail is queueing', copies: 'nobody', startedOn: '2026-13-45' };
    expect(boxesOn(again)).to.include(kept);

    const customer = (await story().sandbox.customers()).find(({ name }) => name === 'Litware')?.tenantId;
    const good = { ...OWN_WORDS, customer, copies: '', startedOn: '2026-11-22', severity: 'critical' };
    expect(cardText(await fills(chat, again, 'Review', good)))
      .to.match(/^Send this for Litware/)
      .and.include('Service: Exchange Online')
      .and.include('mail is queueing');
  });

  it('keeps a draft across leaving, a restart and a second device; only who wrote it sees it', async () => {
    const kim = helpdesk();
    const chat = chatOf(kim);
    await chat.says('escalate fabrikam.com SharePoint pages are blank');
    const typed = { ...OWN_WORDS, stepsTried: 'Another browser.' };
    const kept = await fills(chat, chat.card(), 'Save draft', typed);
    expect(cardText(kept)).to.include('Your draft is kept');
    await story().restart();
    const phone = phoneOf(kim);
    await phone.says('drafts');
    const form = await phone.clicks('pages are blank');
    expect(boxesOn(form)).to.include(typed);

    const stranger = chatOf(admin());
    await stranger.says('drafts');
    expect(stranger.text()).to.include('You have no drafts');
    const { body } = await stranger.invokes('adaptiveCard/action', pressOf(form, 'Review'));
    expect(JSON.stringify(body)).to.include('somebody else’s');

    const sure = await phone.clicks('Drop draft', { on: form });
    expect(cardText(await phone.clicks('Drop draft', { on: sure }))).to.include('The draft is gone');
  });

  it('brings back what was begun from the same outage', async () => {
    const kim = helpdesk();
    const chat = chatOf(kim);
    await chat.says(`${MAIL_INCIDENT} 대한정밀`);
    await fills(chat, await chat.clicks('Escalate'), 'Save draft', OWN_WORDS);
    const phone = phoneOf(kim);
    await phone.says(`${MAIL_INCIDENT} 대한정밀`);
    expect(boxesOn(await phone.clicks('Escalate'))).to.include(OWN_WORDS);
  });

  it('files one request, however often and wherever “Send” is pressed', async () => {
    const kim = helpdesk();
    const chat = chatOf(kim);
    const litware = (await story().sandbox.customers()).find(({ name }) => name === 'Litware');
    await chat.says(`escalate ${litware?.tenantId} Teams calls drop`);
    const review = await fills(chat, chat.card(), 'Review', OWN_WORDS);
    const before = await filedAtDesks();
    const press = pressOf(review, 'Send');
    const answers = await Promise.all(
      [chat, chat, phoneOf(kim)].map((one) => one.invokes('adaptiveCard/action', press)),
    );
    story().world.pass(15_000);
    const late = await chat.invokes('adaptiveCard/action', press);
    expect(cardText(late.body.value)).to.match(/^D-\d+: filed/);
    for (const { body } of answers) expect(cardText(body.value)).to.match(/filed|On its way/);
    expect(await filedAtDesks()).to.equal(before + 1);
    expect(cardText(await chat.clicks('Change', { on: review }))).to.match(/^D-\d+: filed/);
  });

  it('warns of a request that is there already, and lets the agent follow that one', async () => {
    const first = chatOf();
    await first.says(`${MAIL_INCIDENT} Fabrikam`);
    const review = await fills(first, await first.clicks('Escalate'), 'Review', OWN_WORDS);
    await first.clicks('Send', { on: review });
    story().world.pass(12 * MINUTE_MS);
    const second = chatOf(admin());
    await second.says(`${MAIL_INCIDENT} Fabrikam`);
    const warned = await fills(second, await second.clicks('Escalate'), 'Review', OWN_WORDS);
    expect(cardText(warned)).to.match(
      /A request for this incident and customer has been open for 12 mins? \(Kim Minji, D-\d+\)/,
    );
    expect(cardText(await second.clicks('Follow D-', { on: warned }))).to.include('You hear of it from now on');
  });

  it('sends nothing for a role that is gone, and keeps the draft', async () => {
    const chat = chatOf();
    await chat.says('escalate contoso.com OneDrive does not sync');
    const review = await fills(chat, chat.card(), 'Review', OWN_WORDS);
    const before = await filedAtDesks();
    await story().sandbox.setMember(STAFF.helpdesk, groups.helpdeskAgents.id, false);
    const refused = await chat.clicks('Send', { on: review });
    expect(cardText(refused))
      .to.include('A right to file there is missing, or is gone')
      .and.include('your draft is kept');
    await story().sandbox.setMember(STAFF.helpdesk, groups.salesAgents.id, true);
    story().world.pass(6 * MINUTE_MS);
    const forbidden = await chat.clicks('Send', { on: review });
    expect(cardText(forbidden)).to.include('HelpdeskAgents').and.include('Your draft is kept').and.not.match(/Send$/);
    expect(await filedAtDesks()).to.equal(before);
    await story().sandbox.resetMembers();
    story().world.pass(6 * MINUTE_MS);
    await chat.says('drafts');
    expect(chat.text()).to.include('OneDrive does not sync');
  });

  it('is not for who may only look', async () => {
    const chat = chatOf({ ...aPerson(), name: 'Sam Sales', objectId: STAFF.sales });
    await chat.says('escalate contoso.com Exchange');
    expect(chat.text()).to.include('Your role does not include this').and.include('HelpdeskAgents');
  });

  it('tells plainly when the desk refuses, fails or leaves it unclear; nothing typed is lost, and nothing is sent twice', async () => {
    const chat = chatOf();
    const { sandbox } = story();
    await chat.says('escalate contoso.com Planner is slow');
    const review = await fills(chat, chat.card(), 'Review', OWN_WORDS);
    const before = await filedAtDesks();
    await sandbox.fault({ path: '/desk/requests', status: 422, body: { error: 'No such category.' } });
    const refused = await chat.clicks('Send', { on: review });
    expect(cardText(refused)).to.include('The desk refused it. Nothing was filed').and.include('Orders are not');
    await sandbox.clearFaults();
    await sandbox.fault({ path: '/desk/requests', status: 429 });
    const busy = await chat.clicks('Send', { on: refused });
    expect(cardText(busy)).to.include('Nothing was filed, and your draft is kept');
    await sandbox.clearFaults();
    await sandbox.fault({ path: '/desk/requests', status: 500 });
    const unclear = await chat.clicks('Send', { on: busy });
    expect(cardText(unclear)).to.include('Unclear whether it has arrived (Your own ticket system)');
    expect(cardText(await chat.clicks('Refresh', { on: unclear }))).to.include('Healthdesk is looking it up');
    expect(await filedAtDesks()).to.equal(before);
  });
});
