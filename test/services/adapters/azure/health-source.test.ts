import { expect } from 'chai';
import type { FailureKind } from '../../../../src/domain/source-error.ts';
import { createAzureHealthSource } from '../../../../src/services/adapters/azure/health-source.ts';
import { aTransport, failureOf, now, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Question, type Reply, startOutside } from '../../../support/outside-server.ts';

const CONTOSO = { tenantId: 'contoso-id', name: 'Contoso', domain: 'contoso.onmicrosoft.com' };

const aSubscription = (id: string, state = 'Enabled') => ({ subscriptionId: id, displayName: `${id} name`, state });
const anEvent = (properties: object = {}, name = 'VM_1-ABC') => ({
  name,
  properties: {
    eventType: 'ServiceIssue',
    status: 'Active',
    eventLevel: 'Warning',
    title: 'Virtual machines restart',
    impactStartTime: '2026-11-22T06:00:00.1234567Z',
    lastUpdateTime: '2026-11-22T08:00:00Z',
    ...properties,
  },
});
const events = (...value: object[]): Reply => ({ body: { value } });

describe('Azure as a health source', () => {
  let arm: OutsideServer;
  let subscriptions: (question: Question) => Reply;
  let told: Record<string, (question: Question) => Reply>;
  let source: ReturnType<typeof createAzureHealthSource>;

  before(async () => {
    arm = await startOutside((question) => {
      const [, , id, , , rest] = question.url.pathname.split('/');
      if (id === undefined) return subscriptions(question);
      return rest === 'events' ? (told[id]?.(question) ?? events()) : { status: 404, body: {} };
    });
    source = createAzureHealthSource({
      baseUrl: arm.url,
      tokens: plainTokens,
      scope: 'arm',
      http: aTransport().http,
      now,
    });
  });
  after(() => arm.close());
  beforeEach(() => {
    arm.asked.length = 0;
    subscriptions = () => ({ body: { value: [aSubscription('one'), aSubscription('two')] } });
    told = {};
  });

  const read = (signal = new AbortController().signal) => source.read(CONTOSO, signal);
  const operational = { id: 'azure', name: 'Azure', source: 'azure', phase: 'operational', status: 'operational' };

  it('is no service at all without a live subscription', async () => {
    subscriptions = () => ({ body: { value: [aSubscription('old', 'Disabled'), aSubscription('gone', 'deleted')] } });
    expect(await read()).to.deep.equal({ services: [], incidents: [] });
    expect(arm.asked).to.have.length(1);
  });

  it('is one operational service when nothing is open', async () => {
    expect(await read()).to.deep.equal({
      services: [operational],
      incidents: [],
      reach: { way: 'customer-token', tenantWide: 'not-found' },
    });
  });

  it('asks with the customer tenant’s token, 30 days back from the last update', async () => {
    await read();
    const [first, second] = arm.asked;
    expect(first?.url.href).to.equal(`${arm.url}/subscriptions?api-version=2022-12-01`);
    expect(first?.headers.authorization).to.equal('Bearer contoso-id|arm');
    expect(second?.url.pathname).to.match(/^\/subscriptions\/(one|two)\/providers\/Microsoft.ResourceHealth\/events$/);
    expect([...(second?.url.searchParams ?? [])]).to.deep.equal([
      ['api-version', '2025-05-01'],
      ['queryStartTime', '10/23/2026'],
    ]);
  });

  it('follows pages of subscriptions and of events', async () => {
    subscriptions = ({ url }) =>
      url.searchParams.has('$skipToken')
        ? { body: { value: [aSubscription('two')] } }
        : {
            body: {
              value: [aSubscription('one')],
              nextLink: `${arm.url}/subscriptions?api-version=2022-12-01&$skipToken=b`,
            },
          };
    told.two = ({ url }) =>
      url.searchParams.has('$skipToken')
        ? events(anEvent({}, 'B'))
        : { body: { value: [anEvent({}, 'A')], nextLink: `${url.href}&$skipToken=b` } };
    expect((await read()).incidents.map(({ id }) => id)).to.deep.equal(['A', 'B']);
  });

  it('tells one event once, with all its subscriptions, services and regions', async () => {
    const at = (region: string, ...updates: object[]) => ({ impactedRegion: region, updates });
    const found = { summary: 'Cause found.', updateDateTime: '2026-11-22T07:00:00.1234567Z' };
    const fixed = { summary: '<p>Fix rolls out.</p>', updateDateTime: '2026-11-22T08:00:00Z' };
    const impact = (...impactedRegions: object[]) => [{ impactedService: 'Virtual Machines', impactedRegions }];
    told.one = () => events(anEvent({ impact: impact(at('Korea Central', fixed, found), at('Korea South', found)) }));
    told.two = () =>
      events(anEvent({ impact: impact(at('Japan East', found)), lastUpdateTime: '2026-11-22T07:00:00Z' }));
    const { incidents } = await read();
    expect(incidents).to.have.length(1);
    expect(incidents[0]).to.deep.include({
      impactedServices: ['Virtual Machines'],
      regions: ['Korea Central', 'Korea South', 'Japan East'],
      subscriptions: ['one name', 'two name'],
      updatedAt: new Date('2026-11-22T08:00:00Z'),
    });
    expect(incidents[0]?.posts.map(({ parts }) => parts[0]?.text)).to.deep.equal(['Fix rolls out.', 'Cause found.']);
  });

  it('puts recommended actions into the newest post, under a label of their own', async () => {
    const recommendedActions = { message: 'Move on:', actions: [{ actionText: 'Restart' }, { actionText: null }] };
    told.one = () => events(anEvent({ recommendedActions }));
    const [post] = (await read()).incidents[0]?.posts ?? [];
    expect(post?.parts).to.deep.equal([{ label: 'mitigation', text: 'Move on:\n• Restart' }]);
  });

  const kinds: Record<string, [object, object]> = {
    'a service issue': [{}, { classification: 'incident', phase: 'degraded', status: 'degraded' }],
    'a critical service issue': [{ eventLevel: 'critical' }, { phase: 'interrupted', status: 'interrupted' }],
    'a health advisory': [{ eventType: 'HealthAdvisory' }, { classification: 'advisory', status: 'advisory' }],
    'a security advisory without words': [{ eventType: 'SecurityAdvisory', summary: null }, { status: 'advisory' }],
    'an unheard-of kind': [{ eventType: 'Rumour' }, { classification: 'advisory', status: 'advisory' }],
    'planned maintenance': [
      { eventType: 'PlannedMaintenance' },
      { classification: 'maintenance', phase: 'planned', status: 'maintenance', isOpen: true },
    ],
    'a root cause analysis': [
      { eventType: 'RCA' },
      { phase: 'review-published', status: 'operational', isOpen: false },
    ],
    'a resolved issue': [{ status: 'Resolved' }, { phase: 'resolved', status: 'operational', isOpen: false }],
    'a resolved issue with its review': [
      { status: 'Resolved', eventTags: ['Final PIR'] },
      { phase: 'review-published', isOpen: false },
    ],
  };
  for (const [name, [properties, words]] of Object.entries(kinds)) {
    it(`reads ${name}`, async () => {
      told.one = () => events(anEvent(properties));
      expect((await read()).incidents[0]).to.include(words);
    });
  }

  it('reads PascalCase as well', async () => {
    const properties = {
      EventType: 'ServiceIssue',
      Status: 'Active',
      Title: 'T',
      ImpactStartTime: '2026-11-22T06:00:00Z',
    };
    told.one = () => ({ body: { Value: [{ Name: 'P', Properties: properties }] } });
    expect((await read()).incidents[0]).to.include({ id: 'P', title: 'T', status: 'degraded' });
  });

  it('is as bad as the worst that is open', async () => {
    told.one = () => events(anEvent({ eventType: 'Billing' }, 'A'), anEvent({ status: 'Resolved' }, 'B'));
    expect((await read()).services[0]).to.include({ status: 'advisory' });
    told.two = () => events(anEvent({ eventLevel: 'Critical' }, 'C'));
    expect((await read()).services[0]).to.include({ status: 'interrupted', phase: 'interrupted' });
  });

  it('leaves out what ended more than 30 days ago', async () => {
    told.one = () => events(anEvent({ status: 'Resolved', impactMitigationTime: '2026-10-20T00:00:00Z' }));
    expect((await read()).incidents).to.deep.equal([]);
  });

  describe('when one subscription refuses', () => {
    beforeEach(() => {
      told.two = () => ({ status: 403, body: { error: { code: 'AuthorizationFailed', message: 'no Reader' } } });
    });

    it('is unknown, not healthy, and says why', async () => {
      const { services, gap } = await read();
      expect(services).to.deep.equal([{ ...operational, phase: 'unheard', status: 'unknown' }]);
      expect(gap).to.include({ kind: 'no-permission', source: 'azure' });
      expect(gap?.message).to.include('1 of 2 subscriptions').and.include('AuthorizationFailed');
    });

    it('is unknown rather than advised, and keeps the advisory', async () => {
      told.one = () => events(anEvent({ eventType: 'HealthAdvisory' }));
      const { services, incidents } = await read();
      expect(services[0]).to.include({ status: 'unknown' });
      expect(incidents).to.have.length(1);
    });

    it('still shows the outage that another one tells of', async () => {
      told.one = () => events(anEvent());
      expect((await read()).services[0]).to.include({ status: 'degraded', phase: 'degraded' });
    });

    it('fails when all of them refuse', async () => {
      told.one = told.two as (question: Question) => Reply;
      await failureOf(read(), 'no-permission');
    });
  });

  const faults: Record<string, [FailureKind, () => Reply]> = {
    'a token that is refused': ['sign-in', () => ({ status: 401, body: {} })],
    throttling: ['throttled', () => ({ status: 429, headers: { 'retry-after': '17' }, body: {} })],
    'lasting trouble': ['unreachable', () => ({ status: 500, body: {} })],
    'a page instead of a list': ['garbled', () => ({ body: '<html>' })],
    'a next page elsewhere': [
      'garbled',
      () => ({ body: { value: [], nextLink: 'https://evil.example/subscriptions' } }),
    ],
  };
  for (const [name, [kind, reply]] of Object.entries(faults)) {
    it(`fails as ${kind} on ${name}`, async () => {
      subscriptions = reply;
      expect((await failureOf(read(), kind)).source).to.equal('azure');
    });
  }

  it('fails as garbled on an event without a title or a time', async () => {
    told.one = told.two = () => events(anEvent({ title: null }));
    await failureOf(read(), 'garbled');
    told.one = told.two = () => events(anEvent({ impactStartTime: null, lastUpdateTime: '0001-01-01T00:00:00' }));
    await failureOf(read(), 'garbled');
  });

  it('gives up when its time is over', async () => {
    const time = new AbortController();
    subscriptions = () => {
      time.abort();
      return { hang: true };
    };
    await failureOf(read(time.signal), 'timeout');
  });
});
