import { expect } from 'chai';
import { aMember, type Channel, KIM_OBJECT_ID, post, startChannel } from '../support/channel.ts';
import { PARTNER_TENANT_ID as PARTNER } from '../support/sandbox-calls.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';

const OTHER = '0e5f7b0c-7b2f-4f0e-9c53-00000000beef';
const STRANGER = 'your account is not one of theirs';

describe('story: somebody whom Teams vouches for, and who is not one of ours', () => {
  let channel: Channel;
  const story = openStory(async ({ url }) => {
    channel = await startChannel(url);
    return channel.settings;
  });
  after(() => channel.close());
  let met = 0;
  let who = '';
  beforeEach(async () => {
    met += 1;
    who = `29:person-${met}`;
    channel.members.clear();
    channel.forget();
    await story().sandbox.clearRequests();
  });

  const from = (change: object = {}) => ({ id: who, name: 'Kim Minji', aadObjectId: KIM_OBJECT_ID, ...change });
  const send = (change: object = {}) =>
    post(story().house.url, channel, channel.activity({ from: from(), conversation: personal(), ...change }));
  const personal = (tenantId: string | undefined = PARTNER) => ({
    id: `a:${who}`,
    conversationType: 'personal',
    ...(tenantId ? { tenantId } : {}),
  });
  const said = () =>
    channel.calls
      .filter(({ method }) => method !== 'GET')
      .map(({ body }) => [body.text, cardText(body.attachments?.[0]?.content ?? {})].filter(Boolean).join(' '));
  const expectStrangerToldAndNoMore = async () => {
    expect(said()).to.have.length(1);
    expect(said()[0]).to.include(STRANGER).and.not.include('Contoso');
    expect(await story().sandbox.requests(), 'requests to Microsoft').to.deep.equal([]);
  };

  it('is answered when they are one of ours after all', async () => {
    channel.members.set(who, aMember());
    expect((await send()).status).to.equal(200);
    expect(said().join()).to.include('Contoso').and.not.include(STRANGER);
  });

  const strangers: Readonly<Record<string, object>> = {
    'whose home is another tenant, though the conversation’s is ours': { tenantId: OTHER },
    'who is a guest': { userRole: 'guest' },
    'who is a guest by another spelling': { userRole: 'Guest' },
    'who has joined without an account': { userRole: 'anonymous', aadObjectId: null, objectId: null },
    'whose account is a guest’s by its name': { userPrincipalName: 'kim_other.example#EXT#@partner.example' },
    'who is another person in the roster': { aadObjectId: OTHER, objectId: OTHER },
  };
  for (const [what, change] of Object.entries(strangers)) {
    it(`is told one sentence: somebody ${what}`, async () => {
      channel.members.set(who, aMember(change));
      expect((await send()).status).to.equal(200);
      await expectStrangerToldAndNoMore();
    });
  }

  it('is told one sentence when the conversation does not know them', async () => {
    await send();
    await expectStrangerToldAndNoMore();
  });

  it('is told one sentence in a conversation of another tenant, or of none, whatever their own is', async () => {
    channel.members.set(who, aMember());
    await send({ conversation: personal(OTHER), channelData: { tenant: { id: OTHER } } });
    await expectStrangerToldAndNoMore();
    expect(channel.calls.map(({ method }) => method)).to.deep.equal(['POST']);
    channel.forget();
    await send({ conversation: personal(''), channelData: {} });
    await expectStrangerToldAndNoMore();
  });

  it('is told one sentence by a click, a search box and an installation, and reads no name', async () => {
    channel.members.set(who, aMember({ tenantId: OTHER }));
    const tenantId = (await story().sandbox.customers())[0]?.tenantId;
    const value = { action: { type: 'Action.Execute', data: { do: 'show-services', tenantId } } };
    const clicked = JSON.parse((await send({ type: 'invoke', name: 'adaptiveCard/action', value })).body);
    expect(clicked).to.include({ type: 'application/vnd.microsoft.activity.message' });
    expect(clicked.value).to.include(STRANGER);
    const search = { type: 'invoke', name: 'application/search', value: { queryText: 'con', dataset: 'customers' } };
    expect(JSON.parse((await send(search)).body).value).to.deep.equal({ results: [] });
    await send({ type: 'installationUpdate', action: 'add', text: undefined });
    await expectStrangerToldAndNoMore();
  });

  it('is not taken for somebody else when the roster does not answer, and is asked for again', async () => {
    channel.members.set(who, 403);
    await send();
    expect(said().join()).to.include('cannot find out').and.not.include('Contoso');
    channel.members.set(who, aMember());
    await send();
    expect(said().join()).to.include('Contoso');
  });

  it('is asked for once in each conversation, and again after five minutes', async () => {
    channel.members.set(who, aMember());
    const rosters = () => channel.calls.filter(({ path }) => path.includes('/members/')).length;
    await Promise.all([send({ text: 'help' }), send({ text: 'help' })]);
    expect(rosters()).to.equal(1);
    channel.members.set(who, aMember({ userRole: 'guest' }));
    story().world.pass(5 * 60_000);
    channel.forget();
    await send();
    expect(rosters()).to.equal(1);
    expect(said().join()).to.include(STRANGER);
  });

  it('is looked for in the channel first, which may be shared, and then in its team', async () => {
    channel.members.set(who, aMember({ tenantId: OTHER }));
    const shared = { id: '19:shared@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: PARTNER };
    await send({
      conversation: shared,
      channelData: { tenant: { id: PARTNER }, team: { id: '19:team@thread.tacv2' } },
    });
    await expectStrangerToldAndNoMore();
    expect(channel.calls[0]?.path).to.include('/conversations/19:shared@thread.tacv2/members/');

    channel.forget();
    channel.members.delete(who);
    const standard = { ...shared, id: '19:standard@thread.tacv2;messageid=1' };
    await send({
      conversation: standard,
      channelData: { tenant: { id: PARTNER }, team: { id: '19:team@thread.tacv2' } },
    });
    const asked = channel.calls.filter(({ path }) => path.includes('/members/')).map(({ path }) => path);
    expect(asked.join()).to.include('19:standard@').and.include('19:team@');
  });

  it('is known by their own chat with the bot where a message extension is used and the bot was never added', async () => {
    const id = `19:elsewhere-${met}@thread.v2`;
    channel.absentFrom.add(id);
    const parameters = [{ name: 'customer', value: 'Contoso' }];
    const search = async () => {
      const conversation = { id, conversationType: 'groupChat', tenantId: PARTNER };
      const value = { commandId: 'shareHealth', parameters };
      const { body } = await send({
        type: 'invoke',
        name: 'composeExtension/query',
        text: undefined,
        conversation,
        value,
      });
      return JSON.parse(body).composeExtension.text;
    };
    channel.members.set(who, 403);
    expect(await search()).to.include('cannot find out');
    channel.members.set(who, aMember());
    expect(await search()).to.include('I am not in this chat');
    story().world.pass(5 * 60_000);
    channel.members.set(who, aMember({ userRole: 'guest' }));
    expect(await search()).to.include(STRANGER);
    expect(await story().sandbox.requests(), 'requests to Microsoft').to.satisfy((all: readonly object[]) =>
      all.every((one) => !('tenant' in one) || JSON.stringify(one).includes(PARTNER)),
    );
  });
});
