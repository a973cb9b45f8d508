import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect } from 'chai';
import { SourceError } from '../../../../src/domain/source-error.ts';
import { createHttp } from '../../../../src/services/adapters/http/http.ts';
import { within } from '../../../../src/services/adapters/http/within.ts';
import { anAsking, aTransport, now } from '../../../support/outside-client.ts';
import { type OutsideServer, type Reply, startOutside } from '../../../support/outside-server.ts';

/** An address at which nobody listens any more. */
async function nobody(): Promise<string> {
  const server = createServer();
  await once(server.listen(0, 'localhost'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `https://localhost:${port}/`;
}

describe('changing something at an outside party', () => {
  let server: OutsideServer;
  let reply: Reply;
  before(async () => {
    server = await startOutside(() => reply);
  });
  after(() => server?.close());
  beforeEach(() => {
    reply = {};
    server.asked.length = 0;
  });
  const CHANGE = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"a":1}' } as const;
  const send = (url = server.url, signal = new AbortController().signal) =>
    aTransport().http.send(url, CHANGE, anAsking({ signal }));

  it('sends it once, whatever the answer', async () => {
    for (const status of [200, 429, 503]) {
      reply = { status };
      const sent = await send();
      expect(sent.kind === 'answered' && sent.response.status).to.equal(status);
    }
    expect(server.asked.map(({ method, body }) => `${method} ${body}`)).to.deep.equal(Array(3).fill('PUT {"a":1}'));
  });

  it('knows what never left from what may have arrived', async () => {
    expect((await send(await nobody())).kind).to.equal('unsent');
    reply = { hangUp: true };
    expect((await send()).kind).to.equal('unclear');
    reply = { hang: true };
    const late = await send(server.url, AbortSignal.timeout(200));
    expect(late).to.deep.nested.include({ kind: 'unclear', 'failure.kind': 'timeout' });
  });

  it('follows no redirect', async () => {
    reply = { status: 307, headers: { location: `${server.url}/elsewhere` } };
    const sent = await send();
    expect(sent.kind === 'answered' && sent.response.status).to.equal(307);
    expect(server.asked).to.have.lengthOf(1);
  });

  it('sends nothing to a host that is none of ours, or that is kept back', async () => {
    const { http } = aTransport();
    const astray = await within(['https://ours.example'], http).send(server.url, CHANGE, anAsking());
    expect(astray).to.deep.nested.include({ kind: 'unsent', 'failure.kind': 'garbled' });
    const patience = { now, random: () => 0, sleep: async () => {}, limitMs: 0 };
    const kept = createHttp(patience, () => {
      throw new SourceError('throttled', 'azure', 'made for a test');
    });
    expect((await kept.send(server.url, CHANGE, anAsking())).kind).to.equal('unsent');
    expect(server.asked).to.have.lengthOf(0);
  });
});
