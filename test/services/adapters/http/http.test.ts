import { expect } from 'chai';
import type { FailureKind } from '../../../../src/domain/source-error.ts';
import { createHttp } from '../../../../src/services/adapters/http/http.ts';
import { LARGEST_BODY } from '../../../../src/services/adapters/http/read-json.ts';
import { anAsking, aTransport, failureOf, now } from '../../../support/outside-client.ts';
import { type OutsideServer, type Reply, startOutside } from '../../../support/outside-server.ts';

describe('asking an outside party', () => {
  let replies: Reply[];
  let onceAsked: () => void;
  let outside: OutsideServer;

  before(async () => {
    outside = await startOutside(() => {
      onceAsked();
      return (replies.length > 1 ? replies.shift() : replies[0]) as Reply;
    });
  });
  after(() => outside.close());
  beforeEach(() => {
    outside.asked.length = 0;
    onceAsked = () => {};
  });

  async function ask(answers: readonly Reply[], transport = aTransport(), asking = anAsking()): Promise<unknown> {
    replies = [...answers];
    const answer = await transport.http.get(
      `${outside.url}/things?secret=query`,
      { Authorization: 'Bearer t' },
      asking,
    );
    return transport.http.json(answer, asking);
  }

  it('reads JSON, with or without a byte order mark', async () => {
    expect(await ask([{ body: { a: 1 } }])).to.deep.equal({ a: 1 });
    expect(await ask([{ body: '\uFEFF{"a":2}' }])).to.deep.equal({ a: 2 });
    expect(outside.asked[0]?.headers.authorization).to.equal('Bearer t');
  });

  const table: Record<string, [FailureKind, Reply]> = {
    '400': ['garbled', { status: 400, body: {} }],
    '401': ['sign-in', { status: 401, body: {} }],
    '403': ['no-permission', { status: 403, body: { error: { code: 'Forbidden', message: 'no' } } }],
    '403 of a customer who left the partner': [
      'access-ended',
      { status: 403, body: { code: '20002', description: 'x' } },
    ],
    '404': ['not-found', { status: 404, body: {} }],
    '429': ['throttled', { status: 429, headers: { 'retry-after': '57.25' }, body: {} }],
    '500': ['unreachable', { status: 500, body: '<html>' }],
    '503': ['unreachable', { status: 503, body: '' }],
    'a redirect, which no token follows': [
      'garbled',
      { status: 302, headers: { location: 'https://elsewhere.example/' } },
    ],
    'a page instead of JSON': ['garbled', { body: '<html>Sign in</html>' }],
    'JSON that ends too early': ['garbled', { body: '{"value":[{"id":' }],
    'a body that breaks off': ['garbled', { body: '{"value":[]', cutOff: true }],
    'nothing at all': ['garbled', { body: '' }],
    'more than fits': ['garbled', { body: `"${'x'.repeat(LARGEST_BODY)}"` }],
  };
  for (const [name, [kind, reply]] of Object.entries(table)) {
    it(`calls ${name} ${kind}`, async () => {
      const failure = await failureOf(ask([reply]), kind);
      expect(failure.message).to.include(`${outside.url}/things`).and.not.include('secret');
      expect(failure.source).to.equal('microsoft365');
    });
  }

  it('tries passing trouble again, waiting as long as it is asked to', async () => {
    const transport = aTransport();
    const passing = [{ status: 503 }, { status: 429, headers: { 'retry-after': '1.5' } }, { body: ['here'] }];
    expect(await ask(passing, transport)).to.deep.equal(['here']);
    expect(transport.waits).to.deep.equal([250, 1500]);
  });

  it('tries three times, not more', async () => {
    await failureOf(ask([{ status: 502 }]), 'unreachable');
    expect(outside.asked).to.have.length(3);
  });

  it('passes on a wait that is longer than its patience', async () => {
    const transport = aTransport();
    const failure = await failureOf(
      ask([{ status: 429, headers: { 'retry-after': '57.25' } }], transport),
      'throttled',
    );
    expect(failure.retryAfterMs).to.equal(57_250);
    expect(transport.waits).to.deep.equal([]);
    expect(outside.asked).to.have.length(1);
  });

  it('understands a wait given as a date', async () => {
    const date = { 'retry-after': 'Sun, 22 Nov 2026 09:01:00 GMT' };
    const failure = await failureOf(ask([{ status: 429, headers: date }]), 'throttled');
    expect(failure.retryAfterMs).to.equal(60_000);
  });

  it('says what the party said, for the log', async () => {
    const body = {
      error: { code: 'Authorization_RequestDenied', message: 'Insufficient rights. Bearer eyJhbGciOi.x.y' },
    };
    const failure = await failureOf(ask([{ status: 403, body }]), 'no-permission');
    expect(failure.message).to.match(/^403 Authorization_RequestDenied Insufficient rights\. Bearer \*\*\*: https:/);
  });

  it('gives up at once when its time is over, while waiting for an answer', async () => {
    const time = new AbortController();
    onceAsked = () => time.abort();
    await failureOf(ask([{ hang: true }], aTransport(), anAsking({ signal: time.signal })), 'timeout');
  });

  it('gives up at once when its time is over, between two tries', async () => {
    const time = new AbortController();
    const sleep = async (_: number, signal: AbortSignal) => {
      time.abort();
      signal.throwIfAborted();
    };
    const http = createHttp({ now, random: () => 0, sleep, limitMs: 3000 });
    replies = [{ status: 503 }];
    await failureOf(http.get(outside.url, {}, anAsking({ signal: time.signal })), 'timeout');
    expect(outside.asked).to.have.length(1);
  });

  it('says unreachable when nobody listens', async () => {
    const gone = await startOutside(() => ({}));
    await gone.close();
    const failure = await failureOf(aTransport().http.get(gone.url, {}, anAsking()), 'unreachable');
    expect(failure.message).to.include('ECONNREFUSED');
  });
});
