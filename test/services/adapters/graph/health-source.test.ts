import { expect } from 'chai';
import { type FailureKind, SourceError } from '../../../../src/domain/source-error.ts';
import { createGraphHealthSource } from '../../../../src/services/adapters/graph/health-source.ts';
import { aTransport, failureOf, now, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Question, type Reply, startOutside } from '../../../support/outside-server.ts';

const CONTOSO = { tenantId: 'contoso-id', name: 'Contoso', domain: 'contoso.onmicrosoft.com' };
const OVERVIEWS = '/v1.0/admin/serviceAnnouncement/healthOverviews';
const ISSUES = '/v1.0/admin/serviceAnnouncement/issues';

const exchange = { id: 'Exchange', service: 'Exchange Online', status: 'serviceDegradation' };
const anIssue = (issue: object = {}) => ({
  id: 'EX1000001',
  title: 'Mail waits',
  service: 'exchange online',
  startDateTime: '2026-11-22T06:00:00Z',
  endDateTime: null,
  lastModifiedDateTime: '2026-11-22T08:00:00.1234567Z',
  classification: 'incident',
  status: 'serviceDegradation',
  isResolved: false,
  ...issue,
});

describe('Microsoft 365 as a health source', () => {
  let graph: OutsideServer;
  let answers: Record<string, (question: Question) => Reply>;
  let source: ReturnType<typeof createGraphHealthSource>;

  before(async () => {
    graph = await startOutside((question) => answers[question.url.pathname]?.(question) ?? { status: 404, body: {} });
    source = createGraphHealthSource({
      baseUrl: graph.url,
      tokens: plainTokens,
      scope: 'graph',
      http: aTransport().http,
      now,
    });
  });
  after(() => graph.close());
  beforeEach(() => {
    graph.asked.length = 0;
    answers = {
      [OVERVIEWS]: () => ({ body: { value: [exchange] } }),
      [ISSUES]: () => ({ body: { value: [anIssue()] } }),
    };
  });

  const read = (signal = new AbortController().signal) => source.read(CONTOSO, signal);
  const askedFor = (path: string) => graph.asked.filter(({ url }) => url.pathname === path);

  it('tells services and incidents, joined by the service’s name', async () => {
    const { services, incidents } = await read();
    expect(services).to.deep.equal([
      { id: 'Exchange', name: 'Exchange Online', source: 'microsoft365', phase: 'degraded', status: 'degraded' },
    ]);
    expect(incidents[0]).to.include({ id: 'EX1000001', serviceId: 'Exchange', status: 'degraded', isOpen: true });
  });

  it('asks with the customer tenant’s token, for open and recent issues, a thousand a page', async () => {
    await read();
    const [issues] = askedFor(ISSUES);
    expect(issues?.headers).to.include({ authorization: 'Bearer contoso-id|graph', prefer: 'odata.maxpagesize=1000' });
    expect(issues?.url.searchParams.get('$filter')).to.equal(
      'isResolved ne true or lastModifiedDateTime ge 2026-10-23T09:00:00Z',
    );
    expect(askedFor(OVERVIEWS)[0]?.url.search).to.equal('');
  });

  for (const status of [400, 500]) {
    it(`leaves the filter out when Graph refuses it with ${status}`, async () => {
      answers[ISSUES] = ({ url }) =>
        url.searchParams.has('$filter') ? { status, body: {} } : { body: { value: [anIssue()] } };
      expect((await read()).incidents).to.have.length(1);
      expect(askedFor(ISSUES)).to.have.length(2);
    });
  }

  it('keeps what is open, and what ended within 30 days', async () => {
    const over = { isResolved: true, status: 'serviceRestored' };
    const value = [
      anIssue({ id: 'A', startDateTime: '2026-08-01T00:00:00Z', lastModifiedDateTime: '2026-08-02T00:00:00Z' }),
      anIssue({ id: 'B', ...over, endDateTime: '2026-10-24T00:00:00Z' }),
      anIssue({ id: 'C', ...over, endDateTime: '2026-10-22T00:00:00Z' }),
    ];
    answers[ISSUES] = () => ({ body: { value } });
    expect((await read()).incidents.map(({ id }) => id)).to.deep.equal(['A', 'B']);
  });

  it('follows pages on the same host, with the same headers', async () => {
    answers[ISSUES] = ({ url }) =>
      url.searchParams.has('$skip')
        ? { body: { value: [anIssue({ id: 'EX2' })] } }
        : { body: { value: [anIssue()], '@odata.nextLink': `${graph.url}${ISSUES}?$filter=a%20b&$skip=1` } };
    expect((await read()).incidents.map(({ id }) => id)).to.deep.equal(['EX1000001', 'EX2']);
    const [, second] = askedFor(ISSUES);
    expect(second?.url.search).to.equal('?$filter=a%20b&$skip=1');
    expect(second?.headers).to.include({ authorization: 'Bearer contoso-id|graph', prefer: 'odata.maxpagesize=1000' });
  });

  it('names the service itself where the overviews do not know it', async () => {
    answers[ISSUES] = () => ({ body: { value: [anIssue({ service: 'Microsoft Copilot' })] } });
    expect((await read()).incidents[0]).to.include({
      serviceId: 'Microsoft Copilot',
      serviceName: 'Microsoft Copilot',
    });
  });

  const link = (target: string): Reply => ({ body: { value: [anIssue()], '@odata.nextLink': target } });
  const faults: Record<string, [FailureKind, () => Reply]> = {
    'a token that is refused': ['sign-in', () => ({ status: 401, body: {} })],
    'a missing right': [
      'no-permission',
      () => ({ status: 403, body: { error: { code: 'Forbidden', message: 'no' } } }),
    ],
    'an unknown tenant': ['not-found', () => ({ status: 404, body: {} })],
    throttling: ['throttled', () => ({ status: 429, headers: { 'retry-after': '30.5' }, body: {} })],
    'lasting trouble': ['unreachable', () => ({ status: 503, body: '<html>' })],
    'a sign-in page': ['garbled', () => ({ body: '<html>' })],
    'a list that is none': ['garbled', () => ({ body: { value: {} } })],
    'half an answer': ['garbled', () => ({ body: '{"value":[', cutOff: true })],
    'an issue without a title': ['garbled', () => ({ body: { value: [anIssue(), anIssue({ title: null })] } })],
    'an issue without a start': [
      'garbled',
      () => ({ body: { value: [anIssue({ startDateTime: '0001-01-01T00:00:00Z' })] } }),
    ],
    'a next page elsewhere': ['garbled', () => link('https://evil.example/v1.0/issues')],
    'a next page that is this page': ['garbled', () => link(`${graph.url}${ISSUES}`)],
  };
  for (const [name, [kind, reply]] of Object.entries(faults)) {
    it(`fails as ${kind} on ${name}`, async () => {
      answers[ISSUES] = reply;
      const failure = await failureOf(read(), kind);
      expect(failure.source).to.equal('microsoft365');
      if (kind === 'throttled') expect(failure.retryAfterMs).to.equal(30_500);
    });
  }

  it('passes on why there is no token, and asks nothing', async () => {
    const refused = new SourceError('no-consent', 'microsoft365', 'AADSTS65001');
    const tokens = { for: () => Promise.reject(refused) };
    const lockedOut = createGraphHealthSource({ baseUrl: graph.url, tokens, scope: 's', http: aTransport().http, now });
    expect(await failureOf(lockedOut.read(CONTOSO, new AbortController().signal), 'no-consent')).to.equal(refused);
    expect(graph.asked).to.deep.equal([]);
  });

  it('stops after fifty pages of a list that never ends', async () => {
    let page = 0;
    answers[ISSUES] = () => link(`${graph.url}${ISSUES}?$skip=${++page}`);
    await failureOf(read(), 'garbled');
    expect(askedFor(ISSUES)).to.have.length(50);
  });

  it('gets over passing trouble', async () => {
    let first = true;
    answers[OVERVIEWS] = () => {
      if (!first) return { body: { value: [exchange] } };
      first = false;
      return { status: 503 };
    };
    expect((await read()).services).to.have.length(1);
  });

  it('gives up when its time is over', async () => {
    const time = new AbortController();
    answers[ISSUES] = () => {
      time.abort();
      return { hang: true };
    };
    await failureOf(read(time.signal), 'timeout');
  });
});
