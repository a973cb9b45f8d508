import { expect } from 'chai';
import sinon from 'sinon';
import { type MetricsServer, openMetricsServer } from '../../src/bot/metrics-server.ts';
import { PortInUseError } from '../../src/bot/port-in-use.ts';

const TOKEN = 'sixteen-characters';

describe('where metrics are told', () => {
  const open: MetricsServer[] = [];
  afterEach(async () => {
    for (const server of open.splice(0)) await server.close();
  });
  const aServer = async (change: { token?: string; port?: number; text?: () => Promise<string> } = {}) => {
    const onError = sinon.spy();
    const needs = {
      port: 0,
      host: '127.0.0.1',
      token: undefined,
      contentType: 'text/plain',
      text: async () => 'up 1\n',
    };
    const server = await openMetricsServer({ ...needs, onError, ...change });
    open.push(server);
    return { url: server.url, onError };
  };
  const statusOf = async (url: string, init: RequestInit = {}) => (await fetch(url, init)).status;

  it('is one address and one question', async () => {
    const { url } = await aServer();
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).to.deep.equal([200, 'up 1\n']);
    expect(await statusOf(url.replace('/metrics', '/'))).to.equal(404);
    expect(await statusOf(url, { method: 'POST', body: '{}' })).to.equal(405);
  });

  it('is for who brings the token, where there is one', async () => {
    const { url } = await aServer({ token: TOKEN });
    const as = (authorization: string) => statusOf(url, { headers: { authorization } });
    expect(await as(`Bearer ${TOKEN}`)).to.equal(200);
    for (const wrong of ['', TOKEN, 'Bearer', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`])
      expect(await as(wrong)).to.equal(401);
  });

  it('tells a caller nothing of what went wrong inside', async () => {
    const { url, onError } = await aServer({ text: () => Promise.reject(new Error('inside')) });
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).to.deep.equal([500, '']);
    expect(onError.callCount).to.equal(1);
  });

  it('names its setting when the port is in use', async () => {
    const { url } = await aServer();
    const error = await aServer({ port: Number(new URL(url).port) }).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(PortInUseError).and.have.property('message').that.includes('METRICS_PORT');
  });
});
