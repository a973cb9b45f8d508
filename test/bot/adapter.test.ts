import type { Activity, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import { HealthdeskAdapter } from '../../src/bot/adapter.ts';
import { NotFromChannelError } from '../../src/bot/channel-token.ts';
import { teamsOnly } from '../../src/bot/service-urls.ts';
import { aSigningKey, aToken, publishedKey } from '../support/channel-tokens.ts';
import { type OutsideServer, type Reply, startOutside } from '../support/outside-server.ts';

const APP = '33333333-3333-4333-8333-333333333333';
const key = aSigningKey('channel');

describe('the adapter', () => {
  let teams: OutsideServer;
  let collector: OutsideServer;
  let openId: Reply;
  let onActivity: () => Reply;
  before(async () => {
    collector = await startOutside(() => ({ body: { id: 'collected' } }));
    teams = await startOutside(({ url }) => {
      if (url.pathname === '/openid') return openId;
      if (url.pathname === '/keys') return { body: { keys: [publishedKey(key, ['msteams'])] } };
      return onActivity();
    });
  });
  after(async () => {
    await teams.close();
    await collector.close();
  });
  beforeEach(() => {
    openId = { body: { jwks_uri: `${teams.url}/keys` } };
    onActivity = () => ({ body: { id: 'sent' } });
    for (const { asked } of [teams, collector]) asked.splice(0);
  });

  const errors: unknown[] = [];
  const adapterAt = (path: string) =>
    new HealthdeskAdapter(
      {
        appId: APP,
        issuer: 'https://api.botframework.com',
        openIdMetadata: `${teams.url}${path}`,
        token: async () => 'token-of-the-bot',
        mayReplyTo: teamsOnly([new URL(teams.url).host]),
      },
      (error) => void errors.push(error),
    );
  const receive = (adapter: HealthdeskAdapter, turn: (context: TurnContext) => Promise<void>) => {
    const serviceUrl = `${teams.url}/teams/`;
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: 'https://api.botframework.com', aud: APP, serviceurl: serviceUrl, exp: now + 600 };
    const conversation = { id: 'chat' };
    const activity = { type: 'message', channelId: 'msteams', serviceUrl, conversation, from: { id: '29:kim' } };
    return adapter.receive(`Bearer ${aToken(claims, key)}`, activity as Activity, turn);
  };

  it('answers Teams with the token of the bot', async () => {
    await receive(adapterAt('/openid'), async (context) => void (await context.sendActivity('hello')));
    const [, , sent] = teams.asked;
    expect(sent?.url.pathname).to.equal('/teams/v3/conversations/chat/activities');
    expect(sent?.headers.authorization).to.equal('Bearer token-of-the-bot');
  });

  it('sends the token nowhere else, though Teams itself points there', async () => {
    onActivity = () => ({ status: 307, headers: { location: `${collector.url}/collect` } });
    errors.splice(0);
    await receive(adapterAt('/openid'), async (context) => void (await context.sendActivity('hello')));
    expect(errors).to.have.length(1);
    expect(collector.asked).to.deep.equal([]);
  });

  it('sends the token nowhere else, though we ask for it', async () => {
    const parameters = { isGroup: false, members: [], bot: { id: '28:bot', name: 'bot' } } as never;
    const opening = adapterAt('/openid').createConversationAsync(
      APP,
      'msteams',
      collector.url,
      '',
      parameters,
      async () => {},
    );
    const error = await opening.catch((why) => why);
    expect(String(error)).to.include(`the bot's token is not sent to ${collector.url}`);
    expect(collector.asked).to.deep.equal([]);
  });

  it('does not blame the caller when the keys of the channel cannot be read', async () => {
    openId = { status: 503 };
    const error = await receive(adapterAt('/openid?down'), async () => expect.fail('a turn ran')).catch((why) => why);
    expect(error).to.be.instanceOf(Error).and.not.instanceOf(NotFromChannelError);
  });
});
