import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import type { Member } from '../support/teams/connector.ts';
import { picks, searches } from '../support/teams/message-extension.ts';
import type { Chat, Person } from '../support/teams/teams.ts';
import { MAIL_INCIDENT } from '../support/wishes.ts';

type Json = Record<string, any>;

const INVOKE_PATIENCE_MS = 3500;
const SOURCE_LIMIT_MS = 8000;
const DIRECTORY_LIMIT_MS = 4000;

const OURS: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'user' };
const GUEST: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'guest' };
const OUTSIDER: Member = { tenantId: '0e5f7b0c-7b2f-4f0e-9c53-0000000000bb', userRole: 'user' };

describe('story: an agent puts a customer’s health into a chat', function () {
  this.timeout(60_000);
  const story = openStory({ AUDIENCE_DEFAULT: 'all' });
  const helpdesk: Person = { ...aPerson(), objectId: STAFF.helpdesk };
  const admin: Person = { ...aPerson(), objectId: STAFF.admin };
  let gathered = 0;
  const chatOf = (who: Person, members: readonly Member[] = [OURS, OURS]): Chat => {
    gathered += 1;
    return story().teams.gathering(who, `19:share-${gathered}@thread.v2`, 'groupChat', members);
  };
  const titlesOf = ({ attachments = [] }: Json): readonly string[] =>
    attachments.map(({ preview }: Json) => preview.content.title);
  const shared = (picked: Json): string => cardText(picked.attachments[0].content);
  const approve = async (chat: Chat, name: string) => {
    const tenantIds = (await story().sandbox.customers()).filter((one) => one.name === name).map((one) => one.tenantId);
    const data = { do: 'approve-audience', conversationId: chat.id, audience: 'list', tenantIds };
    await story()
      .teams.personal(admin)
      .invokes('adaptiveCard/action', { action: { type: 'Action.Execute', data } });
  };

  it('finds the customer, shows the card before it is sent, and offers to escalate', async () => {
    const chat = chatOf(helpdesk);
    const found = await searches(chat, 'contoso');
    expect(found).to.include({ type: 'result', attachmentLayout: 'list' });
    expect(titlesOf(found)[0]).to.equal('Contoso');
    const picked = await picks(chat, found, 'Contoso');
    expect(shared(picked))
      .to.match(/^Contoso: Microsoft confirms trouble with \d+ of \d+ services/)
      .and.include('Exchange Online')
      .and.include(MAIL_INCIDENT)
      .and.match(/Microsoft, /)
      .and.match(/Next update/)
      .and.include('as of')
      .and.include('Escalate');
    expect(chat.messages, 'nothing is sent but by the agent').to.deep.equal([]);
  });

  it('tells nobody else’s name, no reasons of ours, no way into the tenant, and nothing of our reading', async () => {
    const chat = chatOf(admin);
    const picked = await picks(chat, await searches(chat, 'contoso'), 'Contoso');
    const json = JSON.stringify(picked);
    const others = (await story().sandbox.customers()).filter(({ name }) => name !== 'Contoso' && name.length > 3);
    expect(others.filter(({ name, tenantId }) => json.includes(`${name} `) || json.includes(tenantId))).to.deep.equal(
      [],
    );
    expect(json).to.not.match(/other customers?|agents? ask|Action\.OpenUrl|licen[cs]es?|AADSTS|TokenTenant/i);
  });

  it('is about one service where the words name one, and takes a domain, a tenant id, and Korean', async () => {
    const chat = chatOf(helpdesk);
    const found = await searches(chat, 'Contoso Exchange');
    expect(shared(await picks(chat, found, 'Contoso'))).to.match(/^Contoso · Exchange Online: degraded/);
    const [contoso] = (await story().sandbox.customers()).filter(({ name }) => name === 'Contoso');
    expect(titlesOf(await searches(chat, 'ana@contoso.com'))).to.deep.equal(['Contoso']);
    expect(titlesOf(await searches(chat, contoso?.tenantId))).to.deep.equal(['Contoso']);
    const korean = chatOf({ ...helpdesk, id: '29:korean', locale: 'ko-KR' });
    const picked = await picks(korean, await searches(korean, '대한정밀'), '대한정밀');
    expect(shared(picked)).to.include('기준').and.include('에스컬레이션');
  });

  it('offers some to begin with, and says so where nobody fits', async () => {
    const chat = chatOf(helpdesk);
    expect(titlesOf(await searches(chat)).length).to.be.within(10, 25);
    expect(titlesOf(await searches(chat, '')).length).to.be.within(10, 25);
    const none = await searches(chat, 'qqqqq zzzzz');
    expect(none.type).to.equal('message');
    expect(none.text).to.include('Nobody fits');
    const gone = await chat.invokes('composeExtension/selectItem', {
      do: 'share-health',
      tenantId: '0e5f7b0c-7b2f-4f0e-9c53-0000000000cc',
    });
    expect(gone.body.composeExtension.text).to.include('no longer among yours');
  });

  for (const [who, member] of [
    ['a guest', GUEST],
    ['somebody of another tenant', OUTSIDER],
  ] as const) {
    it(`is refused beside ${who}, unless approved for that customer`, async () => {
      const chat = chatOf(helpdesk, [OURS, OURS, member]);
      const refused = await searches(chat, 'contoso');
      expect(refused.type).to.equal('message');
      expect(refused.text).to.include('Guests or people of other organisations').and.not.include('Contoso');
      const [contoso] = (await story().sandbox.customers()).filter(({ name }) => name === 'Contoso');
      const tap = { do: 'share-health', tenantId: contoso?.tenantId };
      const forced = await chat.invokes('composeExtension/selectItem', tap);
      expect(forced.body.composeExtension).to.include({ type: 'message' });
      expect(JSON.stringify(forced.body)).to.not.include('Contoso');

      await approve(chat, 'Contoso');
      expect(titlesOf(await searches(chat, 'contoso'))).to.deep.equal(['Contoso']);
      expect(shared(await picks(chat, await searches(chat), 'Contoso'))).to.include('Exchange Online');
      expect((await searches(chat, 'Fabrikam')).text).to.include('Nobody fits');
    });
  }

  it('is refused where nobody can tell who reads, be it between two people whose chat calls itself personal', async () => {
    const { connector } = story().teams;
    for (const chat of [chatOf(helpdesk), story().teams.personal({ ...helpdesk, id: '29:two-people' })]) {
      connector.absentFrom.add(chat.id);
      const refused = await searches(chat, 'contoso');
      expect(refused.text).to.include('I am not in this chat').and.not.include('Contoso');
      connector.absentFrom.delete(chat.id);
    }
    const own = story().teams.personal({ ...helpdesk, id: '29:own-chat' });
    connector.rosters.set(own.id, [OURS]);
    expect(titlesOf(await searches(own, 'contoso'))[0]).to.equal('Contoso');
  });

  it('keeps to who looks after whom', async () => {
    const korea = chatOf({ ...aPerson(), objectId: STAFF.helpdeskKorea });
    expect(titlesOf(await searches(korea)))
      .to.include('대한정밀')
      .and.not.include('Contoso');
    const [fabrikam] = (await story().sandbox.customers()).filter(({ name }) => name === 'Fabrikam');
    const forced = await korea.invokes('composeExtension/selectItem', {
      do: 'share-health',
      tenantId: fabrikam?.tenantId,
    });
    expect(forced.body.composeExtension.type).to.equal('message');
    expect(JSON.stringify(forced.body)).to.not.include('Fabrikam');
    const nobody = chatOf({ ...aPerson(), objectId: STAFF.nobody });
    expect((await searches(nobody, 'contoso')).text).to.include('none of our agent groups');
  });

  it('leads from the card in the chat to the form, in the agent’s own chat, and refreshes for whoever presses', async () => {
    const chat = chatOf(helpdesk);
    const picked = await picks(chat, await searches(chat, 'Contoso Exchange'), 'Contoso');
    const card = picked.attachments[0].content;
    expect(await chat.clicks('Escalate', { on: card, messageId: 'sent-by-kim' })).to.equal(
      'I sent you this in our personal chat.',
    );
    expect(cardText(story().teams.personal(helpdesk).card())).to.include('Service request for Contoso');
    expect(cardText(await chat.clicks('Refresh', { on: card, messageId: 'sent-by-kim' }))).to.match(
      /^Contoso · Exchange Online: degraded/,
    );
  });

  it('shares nothing where nothing could be read', async () => {
    const chat = chatOf(helpdesk);
    const picked = await picks(chat, await searches(chat, 'Trey Research'), 'Trey Research');
    expect(picked.text).to.include('Nothing is known about this customer’s health');
  });

  it('answers within Teams’ patience, be Microsoft slow to tell health or rights', async () => {
    const { sandbox, world } = story();
    const chat = chatOf(helpdesk);
    const found = await searches(chat, 'Litware');
    await sandbox.fault({ path: '/v1.0/admin/serviceAnnouncement/', hang: true });
    world.forget();
    const picking = picks(chat, found, 'Litware');
    await world.waiting(SOURCE_LIMIT_MS);
    await world.ring(INVOKE_PATIENCE_MS);
    expect((await picking).text).to.include('Pick it again in a few seconds');
    await world.runOut(SOURCE_LIMIT_MS);
    await sandbox.clearFaults();

    await sandbox.fault({ path: 'checkMemberGroups', hang: true });
    world.pass(10 * 60_000);
    const searching = searches(chat, 'Litware');
    await world.waiting(DIRECTORY_LIMIT_MS);
    await world.ring(INVOKE_PATIENCE_MS);
    expect((await searching).text).to.include('search again in a few seconds');
    await world.runOut(DIRECTORY_LIMIT_MS);
  });
});
