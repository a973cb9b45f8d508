import { expect } from 'chai';
import sinon from 'sinon';
import type { HealthdeskAdapter } from '../../src/bot/adapter.ts';
import { NotFromChannelError } from '../../src/bot/channel-token.ts';
import { type BotServer, createServer } from '../../src/bot/server.ts';
import { loopbackOnly } from '../../src/bot/service-urls.ts';

const ACTIVITY = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  conversation: { id: 'chat' },
  from: { id: '29:kim' },
};

describe("the bot's endpoint", () => {
  const receive = sinon.stub();
  const [onError, onRefusal] = [sinon.stub(), sinon.stub()];
  let server: BotServer;
  let url: string;
  before(async () => {
    server = createServer({
      adapter: { receive } as unknown as HealthdeskAdapter,
      turn: async () => {},
      notReady: async () => undefined,
      mayReplyTo: loopbackOnly,
      onError,
      onRefusal,
    } as unknown as Parameters<typeof createServer>[0]);
    url = await server.open(0, '127.0.0.1');
  });
  after(() => server.close());
  beforeEach(() => {
    for (const stub of [receive, onError, onRefusal]) stub.resetHistory();
  });

  const post = async (body: string, type = 'application/json') => {
    const response = await fetch(`${url}/api/messages`, { method: 'POST', headers: { 'content-type': type }, body });
    return { status: response.status, body: await response.text() };
  };

  it('answers with what the turn answers, and with nothing where there is nothing', async () => {
    receive.resolves({ status: 202, body: { a: 1 } });
    expect(await post(JSON.stringify(ACTIVITY))).to.deep.equal({ status: 202, body: '{"a":1}' });
    receive.resolves(undefined);
    expect(await post(JSON.stringify(ACTIVITY))).to.deep.equal({ status: 200, body: '' });
  });

  it('tells a caller nothing of what went wrong inside, and the log everything', async () => {
    const failure = new TypeError('secret detail of /srv/healthdesk');
    receive.rejects(failure);
    const { status, body } = await post(JSON.stringify(ACTIVITY));
    expect(status).to.equal(500);
    expect(JSON.parse(body)).to.deep.equal({ error: 'The bot failed; its log says why.' });
    sinon.assert.calledOnceWithExactly(onError, failure);
  });

  it('tells a stranger nothing of why they are one, and the log why', async () => {
    receive.rejects(new NotFromChannelError('the token is for somebody else'));
    const { status, body } = await post(JSON.stringify(ACTIVITY));
    expect(status).to.equal(401);
    expect(body).not.to.include('somebody else');
    sinon.assert.calledOnceWithExactly(onRefusal, 'the token is for somebody else');
    sinon.assert.notCalled(onError);
  });

  it('refuses what is no activity before it looks at who sends it', async () => {
    const broken = ['{', '[]', '{}', '"text"', JSON.stringify({ ...ACTIVITY, serviceUrl: 'file:///etc/passwd' })];
    for (const body of broken) expect((await post(body)).status, body).to.equal(400);
    expect((await post('x'.repeat(300_000))).status).to.equal(413);
    expect((await post('type=message', 'application/x-www-form-urlencoded')).status).to.equal(415);
    sinon.assert.notCalled(receive);
  });

  it('answers on this machine alone when nobody is authenticated', async () => {
    for (const serviceUrl of ['https://smba.trafficmanager.net/', 'http://127.0.0.1.example/', 'http://10.0.0.1/']) {
      expect((await post(JSON.stringify({ ...ACTIVITY, serviceUrl }))).status, serviceUrl).to.equal(403);
    }
    sinon.assert.notCalled(receive);
  });
});
