import { expect } from 'chai';
import { createAzureHealthSource } from '../../../../src/services/adapters/azure/health-source.ts';
import { aTransport, NOW, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Reply, startOutside } from '../../../support/outside-server.ts';

const CONTOSO = { tenantId: 'contoso', name: 'Contoso', domain: 'contoso.onmicrosoft.com' };

const anEvent = (name: string, properties: object = {}) => ({
  name,
  properties: {
    eventType: 'SecurityAdvisory',
    status: 'Active',
    title: 'Rotate keys',
    isEventSensitive: true,
    impactStartTime: '2026-11-20T06:00:00Z',
    lastUpdateTime: '2026-11-21T06:00:00Z',
    ...properties,
  },
});
const wordsOf = (summary: string) => ({
  summary,
  impact: [
    {
      impactedService: 'Storage',
      impactedRegions: [
        { impactedRegion: 'Global', updates: [{ summary: 'Rotate now.', updateDateTime: '2026-11-21T06:00:00Z' }] },
      ],
    },
  ],
});

describe('details of Azure events', () => {
  let arm: OutsideServer;
  let replies: Record<string, Reply>;
  let time: number;

  before(async () => {
    arm = await startOutside(({ url }) => replies[url.pathname.toLowerCase()] ?? { status: 403, body: {} });
  });
  after(() => arm.close());
  beforeEach(() => {
    time = NOW.getTime();
    arm.asked.length = 0;
    replies = { '/subscriptions': { body: { value: [{ subscriptionId: 's', displayName: 'Production' }] } } };
  });

  const EVENTS = '/subscriptions/s/providers/microsoft.resourcehealth/events';
  const open = () =>
    createAzureHealthSource({
      baseUrl: arm.url,
      tokens: plainTokens,
      scope: 'arm',
      http: aTransport().http,
      now: () => new Date(time),
    });
  const read = async (source = open()) => (await source.read(CONTOSO, new AbortController().signal)).incidents;
  const fetched = () => arm.asked.filter(({ url }) => url.pathname.endsWith('/fetchEventDetails'));

  it('are fetched for a sensitive advisory, once a version', async () => {
    replies[EVENTS] = { body: { value: [anEvent('S-1')] } };
    replies[`${EVENTS}/s-1/fetcheventdetails`] = { body: anEvent('S-1', wordsOf('Keys were logged.')) };
    const source = open();
    const [incident] = await read(source);
    expect(incident).to.deep.include({ id: 'S-1', impact: 'Keys were logged.', subscriptions: ['Production'] });
    expect(incident?.posts).to.have.length(1);
    expect(incident).not.to.have.property('withheld');
    await read(source);
    expect(fetched().map(({ method, url }) => [method, url.search])).to.deep.equal([
      ['POST', '?api-version=2025-05-01'],
    ]);
  });

  it('are named as withheld without the right, and asked for again a quarter of an hour later', async () => {
    replies[EVENTS] = { body: { value: [anEvent('S-1')] } };
    const source = open();
    expect((await read(source))[0]).to.deep.include({ title: 'Rotate keys', withheld: 'sensitive', posts: [] });
    await read(source);
    expect(fetched()).to.have.length(1);
    time += 15 * 60_000;
    await read(source);
    expect(fetched()).to.have.length(2);
  });

  it('are named as unread when they could not be had', async () => {
    replies[EVENTS] = { body: { value: [anEvent('S-1')] } };
    replies[`${EVENTS}/s-1/fetcheventdetails`] = { status: 500, body: {} };
    expect((await read())[0]).to.include({ withheld: 'unread' });
  });

  it('are not fetched for what has its words', async () => {
    replies[EVENTS] = { body: { value: [anEvent('S-1', { isEventSensitive: false })] } };
    expect((await read())[0]).not.to.have.property('withheld');
    expect(fetched()).to.deep.equal([]);
  });

  it('come once for what the tenant as a whole and a subscription both tell', async () => {
    const issue = { eventType: 'ServiceIssue', isEventSensitive: false };
    replies[EVENTS] = { body: { value: [anEvent('V-1', { ...issue, ...wordsOf('Slow.') })] } };
    replies['/providers/microsoft.resourcehealth/events'] = {
      body: { value: [anEvent('V-1', { ...issue, ...wordsOf('Slow.') }), anEvent('T-1', { ...issue })] },
    };
    const incidents = await read();
    expect(incidents.map(({ id, subscriptions }) => [id, subscriptions])).to.deep.equal([
      ['V-1', ['Production']],
      ['T-1', []],
    ]);
    expect(incidents[0]?.posts).to.have.length(1);
  });
});
