import { expect } from 'chai';
import sinon from 'sinon';
import { aMember, BOT_APP_ID, type Channel, post, startChannel } from '../support/channel.ts';
import { aSigningKey, aToken, aTokenByPublicKey } from '../support/channel-tokens.ts';
import { PARTNER_TENANT_ID as PARTNER } from '../support/sandbox-calls.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';

const OTHER = '0e5f7b0c-7b2f-4f0e-9c53-00000000beef';

describe('story: somebody who is not Teams posts to the bot', () => {
  let channel: Channel;
  let complaints: sinon.SinonStub;
  const story = openStory(async ({ url }) => {
    channel = await startChannel(url);
    return channel.settings;
  });
  after(() => channel.close());
  beforeEach(async () => {
    channel.members.set('29:kim', aMember());
    channel.forget();
    await story().sandbox.clearRequests();
    // The framework's token check complains to the console.
    complaints = sinon.stub(console, 'error');
  });
  afterEach(() => sinon.restore());

  const send = (activity = channel.activity(), token?: string) =>
    post(story().house.url, channel, activity, token === undefined ? undefined : `Bearer ${token}`);
  const signed = (change: object, key = channel.key) => aToken(channel.claims(change), key);
  const expectNothingHappened = async () => {
    expect(channel.calls, 'calls to the connector').to.deep.equal([]);
    expect(channel.strangers, 'calls without the token').to.deep.equal([]);
    expect(await story().sandbox.requests(), 'requests to Microsoft').to.deep.equal([]);
  };
  const now = () => Math.floor(Date.now() / 1000);

  it('is answered when it is Teams after all, with a token of the bot’s own', async () => {
    const { status } = await send();
    expect(status).to.equal(200);
    const said = channel.calls.filter(({ method }) => method === 'POST');
    expect(said.map(({ body }) => cardText(body.attachments[0].content)).join()).to.include('Contoso');
    expect(channel.strangers, 'calls without the token').to.deep.equal([]);
    expect(await story().sandbox.requests(), 'requests to Microsoft').not.to.be.empty;
  });

  const forged: Readonly<Record<string, () => string>> = {
    'no token': () => '',
    'something that is no token': () => 'a.b.c',
    'a token for another bot': () => signed({ aud: OTHER }),
    'a token for this bot and another': () => signed({ aud: [BOT_APP_ID, OTHER] }),
    'a token of another issuer': () => signed({ iss: 'https://issuer.example' }),
    'a token of the login, as the Bot Framework Emulator has': () =>
      signed({ iss: `https://sts.windows.net/${OTHER}/`, tid: OTHER, appid: BOT_APP_ID, ver: '1.0' }),
    'a token of another bot, as skills have': () =>
      signed({ iss: `https://sts.windows.net/${OTHER}/`, tid: OTHER, appid: OTHER, ver: '1.0' }),
    'a token signed by another key of the same name': () => signed({}, aSigningKey('channel')),
    'a token signed by an unknown key': () => signed({}, aSigningKey('unknown')),
    'a token signed by a key of another channel': () => signed({}, channel.webChatKey),
    'a token that says it is not signed': () => aToken(channel.claims()),
    'a token signed with the public key as a secret': () => aTokenByPublicKey(channel.claims(), channel.key),
    'a token whose claims were changed after signing': () => {
      const [head, , signature] = signed({ aud: OTHER }).split('.');
      return [head, signed({}).split('.')[1], signature].join('.');
    },
    'an expired token': () => signed({ nbf: now() - 7200, exp: now() - 3600 }),
    'a token that never expires': () => signed({ exp: undefined }),
    'a token that is not good yet': () => signed({ nbf: now() + 3600, exp: now() + 7200 }),
    'a token for another service URL': () => signed({ serviceurl: 'https://smba.trafficmanager.net/emea/' }),
    'a token for no service URL': () => signed({ serviceurl: undefined }),
  };

  for (const [what, token] of Object.entries(forged)) {
    it(`is refused with ${what}`, async () => {
      const { status, headers, body } = await send(channel.activity(), token());
      expect({ status, scheme: headers.get('www-authenticate'), body: JSON.parse(body) }).to.deep.equal({
        status: 401,
        scheme: 'Bearer',
        body: { error: 'This request is not proven to come from Microsoft Teams.' },
      });
      await expectNothingHappened();
    });
  }

  it('is refused without the Bearer scheme, and with no header at all', async () => {
    const token = signed({});
    for (const authorization of [token, `Basic ${token}`, `Bearer ${token} ${token}`]) {
      expect((await post(story().house.url, channel, channel.activity(), authorization)).status).to.equal(401);
    }
    const bare = await fetch(`${story().house.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(channel.activity()),
    });
    expect(bare.status).to.equal(401);
    await expectNothingHappened();
  });

  for (const channelId of ['webchat', 'directline', 'emulator', 'AseChannel', 'MSTEAMS']) {
    it(`is refused from ${channelId}, where the caller chooses who they are, though the token is genuine`, async () => {
      for (const key of [channel.key, channel.webChatKey]) {
        const { status, body } = await send(channel.activity({ channelId }), signed({}, key));
        expect(status).to.equal(403);
        expect(JSON.parse(body)).to.deep.equal({ error: 'The bot talks with Microsoft Teams only.' });
      }
      await expectNothingHappened();
    });
  }

  const elsewhere = [
    'https://collector.example/',
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.collector.example/',
    'https://smba.trafficmanager.net@collector.example/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.infra.gov.teams.microsoft.us/teams/',
    'https://127.0.0.1/',
  ];
  for (const serviceUrl of elsewhere) {
    it(`is refused when answers would go to ${serviceUrl}, though the token says the same`, async () => {
      const { status, body } = await send(channel.activity({ serviceUrl }));
      expect(status).to.equal(403);
      expect(JSON.parse(body)).to.deep.equal({ error: 'This service address is not one that the bot answers to.' });
      await expectNothingHappened();
    });
  }

  it('learns nothing from the refusal, nor does the console tell a token', async () => {
    const tokens = [signed({ exp: now() - 3600, nbf: 0 }), signed({}, aSigningKey('channel'))];
    for (const token of tokens) {
      const { body } = await send(channel.activity(), token);
      expect(body).not.to.match(/at .*\.js|jwt|signature|node_modules|expired/i);
    }
    const printed = complaints.args.flat().map(String).join('\n');
    for (const token of tokens) expect(printed).not.to.include(token);
    expect(printed).not.to.include(channel.settings.BOT_APP_SECRET);
  });

  it('works nothing twice with a token and an activity that were overheard', async () => {
    const activity = channel.activity();
    const token = signed({});
    await send(activity, token);
    const once = channel.calls.length;
    expect(once).to.be.above(0);
    const replayed = await send(activity, token);
    expect(replayed.status).to.equal(200);
    expect(channel.calls).to.have.length(once);
  });

  it('only reads again when an overheard click is repeated', async () => {
    const data = { do: 'show-help' };
    const value = { action: { type: 'Action.Execute', verb: data.do, data }, trigger: 'manual' };
    const conversation = { id: '19:general@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: PARTNER };
    const click = channel.activity({ type: 'invoke', name: 'adaptiveCard/action', value, conversation });
    const token = signed({});
    const [first, second] = [await send(click, token), await send(click, token)];
    expect(first.status).to.equal(200);
    expect(second.body).to.equal(first.body);
    expect(channel.calls.filter(({ method }) => method !== 'GET')).to.deep.equal([]);
  });
});
