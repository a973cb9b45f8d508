import { expect } from 'chai';
import type { Incident } from '../../src/domain/incident.ts';
import { createAzureHealthSource } from '../../src/services/adapters/azure/health-source.ts';
import { createGraphHealthSource } from '../../src/services/adapters/graph/health-source.ts';
import { aTransport, failureOf, now, plainTokens } from '../support/outside-client.ts';
import { type OutsideServer, type Reply, startOutside } from '../support/outside-server.ts';

const CONTOSO = { tenantId: 'contoso', name: 'Contoso', domain: 'contoso.onmicrosoft.com' };
const NEVER = '0001-01-01T00:00:00Z';

describe('contract: words, as the wire may bring them', () => {
  let outside: OutsideServer;
  let replies: Record<string, Reply>;
  before(async () => {
    outside = await startOutside(({ url }) => replies[url.pathname.split('/').at(-1) ?? ''] ?? { body: { value: [] } });
  });
  after(() => outside.close());
  beforeEach(() => {
    replies = {};
  });

  const { signal } = new AbortController();
  const through = () => ({ baseUrl: outside.url, tokens: plainTokens, http: aTransport().http, now, scope: 's' });

  describe('of Microsoft 365', () => {
    const read = () => createGraphHealthSource(through()).read(CONTOSO, signal);
    async function issue(wire: object): Promise<Incident | undefined> {
      const usual = { id: 'EX1', title: 'Mail waits', startDateTime: '2026-11-22T06:00:00Z' };
      replies.issues = { body: { value: [{ ...usual, ...wire }] } };
      return (await read()).incidents[0];
    }

    for (const [status, classification, words] of [
      ['serviceInterruption', 'incident', { phase: 'interrupted', status: 'interrupted', classification: 'incident' }],
      ['ServiceInterruption', 'Incident', { phase: 'interrupted', status: 'interrupted', classification: 'incident' }],
      ['SERVICEINTERRUPTION', 'INCIDENT', { phase: 'interrupted', status: 'interrupted', classification: 'incident' }],
      ['extendedrecovery', 'Advisory', { phase: 'extended-recovery', classification: 'advisory' }],
      ['unknownFutureValue', 'unknownFutureValue', { phase: 'other', status: 'advisory', classification: 'advisory' }],
      ['neverHeardOf', 'rumour', { phase: 'other', status: 'advisory', classification: 'advisory' }],
      [6, 2, { phase: 'other', status: 'advisory', classification: 'advisory' }],
      [null, null, { phase: 'other', status: 'advisory', classification: 'advisory' }],
    ] as const) {
      it(`may be ${status} and ${classification}`, async () => {
        expect(await issue({ status, classification })).to.include(words);
        const overview = { id: 'Exchange', service: 'Exchange Online', status };
        replies.healthOverviews = { body: { value: [overview] } };
        expect((await read()).services[0]).to.include({ name: 'Exchange Online', phase: words.phase });
      });
    }

    it('may be null, or more than was published', async () => {
      const bare = {
        feature: null,
        featureGroup: null,
        endDateTime: null,
        details: null,
        posts: null,
        isResolved: null,
      };
      expect(await issue({ ...bare, highImpact: null })).to.include({ feature: undefined, isOpen: true });
      expect(await issue({ featureGroup: 'Mail flow', highImpact: true, origin: 'thirdParty' })).to.include({
        feature: 'Mail flow',
      });
    });

    it('may say “never” as the year one', async () => {
      const never = await issue({
        endDateTime: NEVER,
        lastModifiedDateTime: NEVER,
        posts: [{ createdDateTime: NEVER }],
      });
      expect(never).to.deep.include({ isOpen: true, endedAt: undefined, posts: [] });
      expect(never?.updatedAt.toISOString()).to.equal('2026-11-22T06:00:00.000Z');
    });

    it('may be HTML', async () => {
      const content = '<p><b>User impact:</b> Mail is late &amp; &lt;slow&gt;.</p><script>alert(1)</script>';
      const post = { createdDateTime: '2026-11-22T07:00:00.1234567Z', description: { contentType: 'Html', content } };
      expect((await issue({ posts: [post] }))?.posts[0]?.parts).to.deep.equal([
        { label: 'user-impact', text: 'Mail is late & <slow>.' },
      ]);
    });

    it('may be JSON inside of JSON, when they are an error', async () => {
      const inner = JSON.stringify({ error: 'Resource doesn\u0027t exist for the tenant. ActivityId: x' });
      const message = JSON.stringify({ code: 'forbidden', message: inner });
      replies.issues = { status: 403, body: { error: { code: 'UnknownError', message } } };
      const failure = await failureOf(read(), 'not-found');
      expect(failure.message).to.match(/^403 UnknownError forbidden Resource doesn't exist for the tenant/);
    });
  });

  describe('of Azure', () => {
    async function event(properties: object): Promise<Incident | undefined> {
      const usual = { title: 'Machines restart', impactStartTime: '2026-11-22T06:00:00Z' };
      replies.subscriptions = { body: { value: [{ subscriptionId: 'one', state: 'Enabled' }] } };
      replies.events = { body: { value: [{ name: 'VM_1-ABC', properties: { ...usual, ...properties } }] } };
      return (await createAzureHealthSource(through()).read(CONTOSO, signal)).incidents[0];
    }

    for (const [eventType, status, words] of [
      ['ServiceIssue', 'Active', { classification: 'incident', isOpen: true }],
      ['serviceissue', 'ACTIVE', { classification: 'incident', isOpen: true }],
      ['PLANNEDMAINTENANCE', 'active', { classification: 'maintenance', isOpen: true }],
      ['ServiceIssue', 'Resolved', { classification: 'incident', isOpen: false }],
      ['NeverHeardOf', 'neither', { classification: 'advisory', isOpen: true }],
      [null, null, { classification: 'advisory', isOpen: true }],
    ] as const) {
      it(`may be ${eventType} and ${status}`, async () => {
        expect(await event({ eventType, status })).to.include(words);
      });
    }

    it('may say “never” as the year one, and be null or HTML', async () => {
      const wire = { impactMitigationTime: NEVER, lastUpdateTime: NEVER, impact: null, eventTags: null };
      const read = await event({ ...wire, summary: '<p>Late &amp; slow.</p>', recommendedActions: null });
      expect(read).to.deep.include({ isOpen: true, impact: 'Late & slow.', posts: [], regions: [] });
      expect(read?.updatedAt.toISOString()).to.equal('2026-11-22T06:00:00.000Z');
    });
  });
});
