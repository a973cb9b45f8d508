import { type LookupAddress, lookup } from 'node:dns';
import { expect } from 'chai';
import {
  createSignedWebhook,
  type SignedWebhookSettings,
} from '../../../../src/services/adapters/webhook/signed-webhook.ts';
import { WebhookError } from '../../../../src/services/webhook-ports.ts';
import { NOW } from '../../../support/builders.ts';
import { type OutsideServer, type Reply, startOutside } from '../../../support/outside-server.ts';
import { verdictOn } from '../../../support/webhook-receiver.ts';
import { createHandWorld } from '../../../support/world.ts';

const NEW = 'bmV3LWtleS1vZi10d2VudHktZm91ci1ieXRlcy1vci1tb3Jl';
const OLD = 'b2xkLWtleS1vZi10d2VudHktZm91ci1ieXRlcy1vci1tb3Jl';
const MESSAGE = { id: 'message-1', body: '{"words":"장애"}' };
const { signal } = new AbortController();

describe('a signed webhook', () => {
  let outside: OutsideServer;
  let replies: Reply[];
  let world: ReturnType<typeof createHandWorld>;
  before(async () => {
    outside = await startOutside(() => replies.shift() ?? { status: 202, body: { number: 'T1' } });
  });
  after(() => outside.close());
  beforeEach(() => {
    replies = [];
    outside.asked.splice(0);
    world = createHandWorld(NOW);
  });

  const create = (over: Partial<SignedWebhookSettings> = {}) => {
    const url = over.url ?? `${outside.url}/desk`;
    return createSignedWebhook({
      url,
      keys: [Buffer.from(NEW, 'base64'), Buffer.from(OLD, 'base64')],
      allowedHosts: [new URL(url).host],
      loopbackToo: true,
      resolve: lookup,
      patience: { now: world.clock, random: () => 0, sleep: async (ms) => world.pass(ms), limitMs: 10_000 },
      deadline: world.deadline,
      ...over,
    });
  };
  const failure = async (over: Partial<SignedWebhookSettings> = {}) => {
    const error = await create(over)
      .post(MESSAGE, signal)
      .then(
        () => expect.fail('it should have failed'),
        (failed: unknown) => failed,
      );
    if (!(error instanceof WebhookError)) throw error;
    return error;
  };
  /** A name service in which every name leads to these. */
  const leadingTo = (...addresses: string[]) =>
    ((_host: string, _options: object, told: (error: null, found: LookupAddress[]) => void) =>
      told(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as unknown as typeof lookup;

  it('is genuine to who has either key, within five minutes, and as long as nobody has touched it', async () => {
    expect(await create().post(MESSAGE, signal)).to.deep.equal({ status: 202, body: '{"number":"T1"}' });
    const [asked] = outside.asked;
    if (!asked) throw new Error('nothing came');
    expect([NEW, `whsec_${OLD}`].map((key) => verdictOn(asked, key, NOW))).to.deep.equal(['genuine', 'genuine']);
    expect(verdictOn(asked, Buffer.from('some other key of ours').toString('base64'), NOW)).to.equal('forged');
    expect(verdictOn({ ...asked, body: asked.body.replace('장애', '정상') }, NEW, NOW)).to.equal('forged');
    const [headers, later] = [asked.headers, new Date(NOW.getTime() + 6 * 60_000)];
    expect(verdictOn(asked, NEW, later)).to.equal('replayed');
    const stamped = { ...headers, 'webhook-timestamp': String(later.getTime() / 1000) };
    expect(verdictOn({ ...asked, headers: stamped }, NEW, later)).to.equal('forged');
  });

  it('tries what passes again, with the same id, signed anew', async () => {
    replies = [{ status: 503 }, { status: 429, headers: { 'retry-after': '4' } }];
    await create().post(MESSAGE, signal);
    expect(outside.asked.map(({ headers }) => headers['webhook-id'])).to.deep.equal(Array(3).fill('message-1'));
    const stamps = outside.asked.map(({ headers }) => Number(headers['webhook-timestamp']) - NOW.getTime() / 1000);
    expect(stamps).to.deep.equal([0, 0, 4]);
    for (const asked of outside.asked) expect(verdictOn(asked, NEW, NOW)).to.equal('genuine');
  });

  it('says what is known of a message that was not taken', async () => {
    replies = [{ status: 400 }];
    expect(await failure()).to.include({ kind: 'refused', message: '400' });
    replies = [{ status: 502 }, { status: 502 }, { status: 502 }];
    expect(await failure()).to.include({ kind: 'unclear', message: '502' });
    expect(outside.asked).to.have.length(4);
    replies = [{ hangUp: true }, { hangUp: true }, { hangUp: true }];
    expect(await failure()).to.include({ kind: 'unclear' });
    expect(await failure({ url: 'https://localhost:1/' })).to.include({ kind: 'not-sent' });
  });

  it('gives up when its time is over', async () => {
    replies = [{ hang: true }];
    const limit = new AbortController();
    const failed = create()
      .post(MESSAGE, limit.signal)
      .catch((error: unknown) => error);
    while (outside.asked.length === 0) await new Promise((looked) => setImmediate(looked));
    limit.abort();
    expect(await failed).to.include({ kind: 'unclear', message: 'no answer in time' });
  });

  it('follows no redirect', async () => {
    replies = [{ status: 307, headers: { location: `${outside.url}/elsewhere` } }];
    expect(await failure()).to.include({ kind: 'refused', message: '307: a redirect is not followed' });
    expect(outside.asked).to.have.length(1);
  });

  it('goes to hosts of the list alone, over https', async () => {
    for (const allowedHosts of [[], ['localhost'], ['localhost:443']]) {
      expect(await failure({ allowedHosts })).to.include({ kind: 'not-sent' });
    }
    expect((await failure({ url: 'http://localhost/' })).message).to.include('https only');
    expect(outside.asked).to.deep.equal([]);
  });

  for (const address of [
    ...['10.0.0.5', '100.64.1.1', '127.0.0.1', '169.254.169.254', '172.31.0.1', '192.168.1.1', '0.0.0.0', '224.0.0.1'],
    ...['::1', '::ffff:10.0.0.5', 'fe80::1', 'fd00::1', '64:ff9b::a00:5', '2002:a00:5::1'],
  ]) {
    it(`never goes to ${address}, by name or as it stands`, async () => {
      const message = `leads to ${address}, which is no public address`;
      const named = { url: 'https://desk.example/', loopbackToo: false, resolve: leadingTo('93.184.215.14', address) };
      expect((await failure(named)).message).to.include(message);
      const error = await create(named)
        .check()
        .catch((failed: unknown) => failed);
      expect((error as Error).message).to.include(message);
      const host = address.includes(':') ? `[${address}]` : address;
      const literal = { url: `https://${host}/`, loopbackToo: false, allowedHosts: [new URL(`https://${host}/`).host] };
      expect((await failure(literal)).message).to.include('which is no public address');
    });
  }

  it('is told from this machine only where that is meant', async () => {
    expect(await failure({ loopbackToo: false })).to.include({ kind: 'not-sent' });
    expect((await failure({ url: 'https://desk.example/', resolve: leadingTo('10.0.0.5') })).message).to.include(
      '10.0.0.5',
    );
    await create().check();
    expect(outside.asked).to.deep.equal([]);
  });
});
