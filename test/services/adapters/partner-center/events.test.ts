import { sign } from 'node:crypto';
import { expect } from 'chai';
import { generate } from 'selfsigned';
import { createPartnerCenterEvents } from '../../../../src/services/adapters/partner-center/events.ts';
import type { EventReading, PostedEvent } from '../../../../src/services/ports.ts';
import { aTransport, failureOf, NOW } from '../../../support/outside-client.ts';
import { type OutsideServer, type Reply, startOutside } from '../../../support/outside-server.ts';
import { describeSamples, sampleText } from '../../../support/samples.ts';

const EVENT = {
  EventName: 'granular-admin-relationship-terminated',
  ResourceUri: 'https://api.partnercenter.microsoft.com/webhooks/v1/things/1',
  ResourceName: 'granular-admin-relationship',
  AuditUri: null,
  ResourceChangeUtcDate: '2026-11-22T08:59:12.1234567+00:00',
};
const DAY = 24 * 60 * 60_000;

interface Pair {
  readonly key: string;
  readonly cert: string;
}

const organization = (name: string) => [
  { name: 'organizationName', value: name },
  { name: 'commonName', value: 'pcnotifications.example' },
];

async function aPair(subject: string, by?: Pair, lifeMs = 30 * DAY): Promise<Pair> {
  const made = await generate(organization(subject), {
    algorithm: 'sha256',
    notBeforeDate: new Date(NOW.getTime() - DAY),
    notAfterDate: new Date(NOW.getTime() - DAY + lifeMs),
    extensions: [{ name: 'basicConstraints', cA: by === undefined, critical: true }],
    ...(by && { ca: by }),
  });
  return { key: made.private, cert: made.cert };
}

describe('events of Partner Center', () => {
  let store: OutsideServer;
  let reply: Reply;
  let authority: Pair;
  let genuine: Pair;
  const signal = new AbortController().signal;

  before(async () => {
    authority = await aPair('Microsoft Corporation');
    genuine = await aPair('Microsoft Corporation', authority);
    store = await startOutside(() => reply);
  });
  after(() => store.close());
  beforeEach(() => {
    reply = { body: genuine.cert };
    store.asked.length = 0;
  });

  function posted(event: unknown = EVENT, over: Record<string, string | undefined> = {}, by = genuine): PostedEvent {
    const body = typeof event === 'string' ? event : JSON.stringify(event);
    const signature = sign('sha256', Buffer.from(body), by.key).toString('base64');
    const headers = {
      authorization: `Signature ${signature}`,
      'x-ms-certificate-url': `${store.url}/cert/pcnotifications.cer`,
      'x-ms-signature-algorithm': 'rsa-sha256',
      ...over,
    };
    return { headers, body };
  }

  const events = (issuers: readonly string[] = []) =>
    createPartnerCenterEvents({
      http: aTransport().http,
      certificateHosts: [new URL(store.url).host],
      resourceHosts: ['api.partnercenter.microsoft.com'],
      issuers,
      now: () => NOW,
    });
  const kind = async (event: PostedEvent, issuers?: readonly string[]): Promise<EventReading['kind']> =>
    (await events(issuers).read(event, signal)).kind;

  it('are genuine when signed as documented', async () => {
    expect(await events().read(posted(), signal)).to.deep.equal({ kind: 'change', name: EVENT.EventName });
    expect(await kind(posted(), [authority.cert])).to.equal('change');
  });

  it('may carry the signature in a header of its own', async () => {
    const { headers, body } = posted();
    const signature = headers.authorization?.split(' ')[1];
    expect(
      await kind({ headers: { ...headers, authorization: undefined, 'x-ms-signature': signature }, body }),
    ).to.equal('change');
  });

  it('fetch their certificate once', async () => {
    const reader = events();
    await reader.read(posted(), signal);
    await reader.read(posted({ ...EVENT, EventName: 'subscription-updated' }), signal);
    expect(store.asked).to.have.length(1);
    expect(store.asked[0]?.headers).to.not.have.property('authorization');
  });

  it('are forged when a byte has changed, or another key has signed', async () => {
    const { headers, body } = posted();
    expect(await kind({ headers, body: body.replace('terminated', 'activated') })).to.equal('forged');
    expect(await kind(posted(EVENT, {}, authority))).to.equal('forged');
  });

  it('are forged without a signature, algorithm or certificate, or with others', async () => {
    for (const over of [
      { authorization: undefined },
      { authorization: 'Bearer eyJ' },
      { 'x-ms-signature-algorithm': undefined },
      { 'x-ms-signature-algorithm': 'none' },
      { 'x-ms-certificate-url': undefined },
      { authorization: 'Signature AAAA' },
    ])
      expect(await kind(posted(EVENT, over)), JSON.stringify(over)).to.equal('forged');
  });

  it('fetch no certificate from anywhere but the hosts of the table, over TLS', async () => {
    const { host } = new URL(store.url);
    for (const url of [
      'https://evil.example/cert/pcnotifications.cer',
      `https://${host}.evil.example/a.cer`,
      `https://evil@${host}/a.cer`,
      `http://${host}/a.cer`,
      'file:///etc/passwd',
    ])
      expect(await kind(posted(EVENT, { 'x-ms-certificate-url': url })), url).to.equal('forged');
    expect(store.asked).to.deep.equal([]);
  });

  it('are forged by whoever is not Microsoft by name, in force, or issued by a pinned authority', async () => {
    const of = async (pair: Pair, issuers?: readonly string[]) => {
      reply = { body: pair.cert };
      return await kind(posted(EVENT, {}, pair), issuers);
    };
    expect(await of(await aPair('Microsoft Corporation', authority, DAY / 2))).to.equal('forged');
    expect(await of(await aPair('Microsoft Corporation Ltd', authority))).to.equal('forged');
    const stranger = await aPair('Microsoft Corporation');
    expect(await of(await aPair('Microsoft Corporation', stranger), [authority.cert])).to.equal('forged');
    expect(await of(stranger, [authority.cert])).to.equal('forged');
  });

  it('are forged when they point elsewhere', async () => {
    for (const link of [
      { AuditUri: 'https://evil.example/audit' },
      { AuditUri: 'http://api.partnercenter.microsoft.com/audit' },
      { ResourceUri: 'https://api.partnercenter.microsoft.com.evil.example/' },
    ])
      expect(await kind(posted({ ...EVENT, ...link })), JSON.stringify(link)).to.equal('forged');
  });

  it('are unreadable when they are signed and no event', async () => {
    expect(await kind(posted('[]'))).to.equal('unreadable');
    expect(await kind(posted('no JSON'))).to.equal('unreadable');
  });

  it('cannot be told when the certificate cannot be had', async () => {
    reply = { status: 404, body: '' };
    await failureOf(events().read(posted(), signal), 'unreachable');
    reply = { body: '<html>no certificate</html>' };
    await failureOf(events().read(posted(), signal), 'garbled');
    reply = { body: 'x'.repeat(20_000) };
    await failureOf(events().read(posted(), signal), 'garbled');
    reply = { body: '-----BEGIN', cutOff: true };
    await failureOf(events().read(posted(), signal), 'unreachable');
  });

  describeSamples('as Microsoft publishes them', () => {
    it('a test event is one, whatever it points to', async () => {
      expect(await kind(posted(sampleText('partner/webhook.test-created.json')))).to.equal('test');
    });
  });
});
