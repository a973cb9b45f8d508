import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import type { Member } from '../support/teams/connector.ts';
import type { Chat, Person } from '../support/teams/teams.ts';

const OURS: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'user' };
const GUEST: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'guest' };
const OUTSIDER: Member = { tenantId: '0e5f7b0c-7b2f-4f0e-9c53-0000000000bb', userRole: 'user' };
const DAY_MS = 24 * 3600_000;
const ELSEWHERE = 'I answered you in our personal chat';

describe('story: what a conversation may hear', () => {
  const story = openStory({ AUDIENCE_DEFAULT: 'none' });
  const admin: Person = { ...aPerson(), objectId: STAFF.admin };
  const helpdesk: Person = { ...aPerson(), objectId: STAFF.helpdesk };
  const channel = (who: Person, id: string, members: readonly Member[] = [OURS, OURS, OURS]) =>
    story().teams.gathering(who, `19:${id}@thread.tacv2`, 'channel', members);
  const personal = (who: Person) => story().teams.personal(who);
  const tenantOf = async (name: string) =>
    (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? '';
  const answer = async (chat: Chat, words: string): Promise<string> => {
    await chat.says(words);
    return chat.text();
  };

  it('is shown by a word, and changed by an Admin agent in personal chat: form, question, done', async () => {
    const here = channel(admin, 'desk');
    expect(await answer(here, 'audience'))
      .to.include('may hear about no customer')
      .and.include('Only our own people');
    expect(await answer(here, 'check health for Contoso')).to.include(ELSEWHERE);
    await here.says('audience');
    expect(await here.clicks('Change')).to.equal('I sent you the choices in our personal chat.');
    const chat = personal(admin);
    expect(chat.text()).to.include('What may the conversation hear about?');
    const question = await chat.clicks('These customers', { inputs: { customers: await tenantOf('Contoso') } });
    expect(cardText(question)).to.include('hear about this customer?').and.include('Contoso');
    expect(await answer(here, 'check health for Contoso')).to.include(ELSEWHERE);
    expect(cardText(await chat.clicks('Approve', { on: question }))).to.include('may hear about 1 customer');

    expect(await answer(here, 'check health for Contoso')).to.include('Contoso: Microsoft confirms');
    const fabrikam = await answer(here, 'check health for Fabrikam');
    expect(fabrikam).to.include(ELSEWHERE).and.not.include('Fabrikam');
    expect(await answer(channel(helpdesk, 'desk'), 'audience')).to.include('may hear about 1 customer');
  });

  it('is approved once for a question, and a second press hears so', async () => {
    await channel(admin, 'twice').says('audience');
    await channel(admin, 'twice').clicks('Change');
    const chat = personal(admin);
    const question = await chat.clicks('All customers');
    expect(cardText(await chat.clicks('Approve', { on: question }))).to.include('may hear about all');
    const none = await chat.clicks('No customer', { on: await chat.clicks('Back', { on: question }) });
    await chat.clicks('Approve', { on: none });
    expect(await chat.clicks('Approve', { on: question })).to.include('did this already');
    expect(await answer(channel(admin, 'twice'), 'audience')).to.include('may hear about no customer');
  });

  it('sends its form once for two presses', async () => {
    const here = channel(admin, 'pressed-twice');
    await here.says('audience');
    const sent = personal(admin).messages.length;
    const said = await Promise.all([here.clicks('Change'), here.clicks('Change')]);
    expect(said).to.eql(Array.from({ length: 2 }, () => 'I sent you the choices in our personal chat.'));
    expect(personal(admin).messages.length).to.equal(sent + 1);
  });

  it('survives a restart, is one for all threads of a channel, and can be opened and closed again', async () => {
    await story().restart();
    const other = story().teams.gathering(helpdesk, '19:desk@thread.tacv2', 'channel', [OURS]);
    expect(await answer(other, 'check health for Contoso')).to.include('Contoso: Microsoft confirms');
    for (const [choice, text] of [
      ['All customers', 'Fabrikam: Microsoft confirms'],
      ['No customer', ELSEWHERE],
    ] as const) {
      await channel(admin, 'desk').says('audience');
      await channel(admin, 'desk').clicks('Change');
      const question = await personal(admin).clicks(choice);
      await personal(admin).clicks('Approve', { on: question });
      expect(await answer(other, 'check health for Fabrikam')).to.include(text);
    }
  });

  it('is nobody else’s to change, by whatever button', async () => {
    const conversationId = '19:desk@thread.tacv2';
    const chat = channel(helpdesk, 'desk');
    await chat.says('audience');
    expect(JSON.stringify(chat.card())).not.to.include('change-audience');
    for (const data of [
      { do: 'change-audience', conversationId },
      { do: 'choose-audience', conversationId, audience: 'all' },
      { do: 'approve-audience', conversationId, audience: 'all', tenantIds: [] },
    ]) {
      const { body } = await chat.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', data } });
      expect(cardText(body.value)).to.include('Your role does not include this').and.include('AdminAgents');
    }
    expect(await answer(chat, 'check health for Contoso')).to.include(ELSEWHERE);
  });

  for (const [who, members] of [
    ['a guest', [OURS, OURS, GUEST]],
    ['somebody of another tenant, on the second page', [OURS, OURS, OUTSIDER]],
  ] as const) {
    it(`is nothing beside ${who}, unless approved for exactly one customer`, async () => {
      const id = `beside ${who}`.replaceAll(/\W/g, '-');
      const conversationId = `19:${id}@thread.tacv2`;
      const here = channel(admin, id, members);
      const approve = async (tenantIds: readonly string[], audience = 'list') => {
        const data = { do: 'approve-audience', conversationId, audience, tenantIds };
        const { body } = await personal(admin).invokes('adaptiveCard/action', {
          action: { type: 'Action.Execute', data },
        });
        return typeof body.value === 'string' ? body.value : cardText(body.value);
      };
      expect(await answer(here, 'audience'))
        .to.include('may hear about no customer')
        .and.include('Guests or people');
      const [contoso, fabrikam] = [await tenantOf('Contoso'), await tenantOf('Fabrikam')];
      expect(await approve([], 'all')).to.include('approve exactly one customer');
      expect(await approve([contoso, fabrikam])).to.include('approve exactly one customer');
      expect(await answer(here, 'check health for Contoso')).to.include(ELSEWHERE);
      expect(await approve([contoso])).to.include('may hear about 1 customer');
      expect(await answer(here, 'check health for Contoso')).to.include('Contoso: Microsoft confirms');
      expect(await answer(here, 'check health for Fabrikam')).to.include(ELSEWHERE);
    });
  }

  it('keeps the names of groups, too, from people who are not ours', async () => {
    const nobody: Person = { ...aPerson(), objectId: STAFF.nobody };
    const here = channel(nobody, 'with-outsiders', [OURS, OUTSIDER]);
    expect(await answer(here, 'check health for Contoso'))
      .to.include(ELSEWHERE)
      .and.not.include('Agents');
    expect(personal(nobody).text()).to.include('HelpdeskAgents');
  });

  it('asks who takes part once a day, and again when people come or a channel is shared', async () => {
    const conversationId = '19:coming-and-going@thread.tacv2';
    const { connector } = story().teams;
    const asked = () => connector.rosterCalls.filter((id) => id === conversationId).length;
    const here = channel(helpdesk, 'coming-and-going', [OURS]);
    await here.says('audience');
    await here.says('audience');
    expect(asked()).to.equal(1);
    expect(here.text()).to.include('Only our own people');
    for (const event of ['channelShared', 'channelUnshared', 'channelMemberAdded', 'teamMemberRemoved']) {
      connector.rosters.set(conversationId, event === 'channelShared' ? [OURS, OUTSIDER] : [OURS]);
      const before = asked();
      await here.changes(event);
      const said = await answer(here, 'audience');
      expect(asked(), event).to.equal(before + 1);
      expect(said).to.include(event === 'channelShared' ? 'Guests or people' : 'Only our own people');
    }
    connector.rosters.set(conversationId, [OURS, GUEST]);
    story().world.pass(DAY_MS);
    expect(await answer(here, 'audience')).to.include('Guests or people');
  });

  it('is nobody else’s business in personal chat', async () => {
    expect(await answer(personal(admin), 'audience')).to.include('Here I answer you alone');
    expect(await answer(personal(admin), '공개 범위')).to.include('여기서는 혼자만 답변을 봅니다');
  });
});
