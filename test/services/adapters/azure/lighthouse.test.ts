import { expect } from 'chai';
import { createLighthouse } from '../../../../src/services/adapters/azure/lighthouse.ts';
import { aTransport, failureOf, now, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Question, type Reply, startOutside } from '../../../support/outside-server.ts';

const CONTOSO = '0a000000-0000-4000-8000-00000000000a';
const FABRIKAM = '0b000000-0000-4000-8000-00000000000b';
const HOME = '0c000000-0000-4000-8000-00000000000c';

const aSubscription = (subscriptionId: string, tenantId: string) => ({ subscriptionId, tenantId, state: 'Enabled' });
const aRow = (name: string, subscriptionId: string, properties: object = {}) => ({
  id: `/subscriptions/${subscriptionId}/providers/Microsoft.ResourceHealth/events/${name}`,
  name,
  subscriptionId,
  properties: {
    EventType: 'ServiceIssue',
    Status: 'Active',
    Title: 'Storage is slow',
    ImpactStartTime: '2026-11-22T06:00:00Z',
    ...properties,
  },
});

describe('Azure Lighthouse', () => {
  let arm: OutsideServer;
  let listed: object[];
  let graph: (question: Question) => Reply;

  before(async () => {
    arm = await startOutside((question) =>
      question.url.pathname === '/subscriptions' ? { body: { value: listed } } : graph(question),
    );
  });
  after(() => arm.close());
  beforeEach(() => {
    arm.asked.length = 0;
    listed = [aSubscription('S-1', CONTOSO.toUpperCase()), aSubscription('s-2', FABRIKAM), aSubscription('own', HOME)];
    graph = () => ({ body: { data: [] } });
  });

  const open = () =>
    createLighthouse({
      baseUrl: arm.url,
      http: aTransport().http,
      tokens: plainTokens,
      partnerTenantId: HOME,
      scope: 'arm',
      now,
      deadline: () => new AbortController().signal,
      keptMs: 60_000,
    });
  const queries = () =>
    arm.asked.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body) as Record<string, any>);

  it('asks one query for all customers with the partner’s own token, and parts the rows by subscription', async () => {
    graph = () => ({ body: { data: [aRow('A', 's-1'), aRow('B', 'S-2')] } });
    const lighthouse = open();
    const [contoso, fabrikam, nobody] = await Promise.all([
      lighthouse.of(CONTOSO),
      lighthouse.of(FABRIKAM),
      lighthouse.of('0d000000-0000-4000-8000-00000000000d'),
    ]);
    expect(contoso.subscriptions.map(({ id }) => id)).to.deep.equal(['s-1']);
    expect(contoso.events?.get('s-1')?.map(({ id, status }) => [id, status])).to.deep.equal([['A', 'active']]);
    expect(fabrikam.events?.get('s-2')?.map(({ id }) => id)).to.deep.equal(['B']);
    expect(nobody.subscriptions).to.deep.equal([]);
    expect(arm.asked).to.have.length(2);
    expect(arm.asked.map(({ headers }) => headers.authorization)).to.deep.equal(Array(2).fill(`Bearer ${HOME}|arm`));
    const [{ subscriptions, query, options } = {} as never] = queries();
    expect(subscriptions).to.deep.equal(['s-1', 's-2']);
    expect(query).to.match(/^ServiceHealthResources \| where type =~ 'microsoft.resourcehealth\/events'/);
    expect(options).to.deep.equal({ resultFormat: 'objectArray', $top: 1000 });
  });

  it('asks about a thousand subscriptions at a time, page by page', async () => {
    listed = Array.from({ length: 1001 }, (_, at) => aSubscription(`s-${at}`, CONTOSO));
    graph = ({ body }) => {
      const { subscriptions, options } = JSON.parse(body);
      if (subscriptions.length === 1) return { body: { data: [aRow('C', 's-1000')] } };
      return options.$skipToken
        ? { body: { data: [aRow('B', 's-1')] } }
        : { body: { data: [aRow('A', 's-0')], $skipToken: 'more' } };
    };
    const { events } = await open().of(CONTOSO);
    expect([...(events ?? [])].map(([id, [event]]) => [id, event?.id])).to.deep.equal([
      ['s-0', 'A'],
      ['s-1', 'B'],
      ['s-1000', 'C'],
    ]);
    expect(queries().map(({ subscriptions }) => subscriptions.length)).to.deep.equal([1000, 1000, 1]);
  });

  it('tells the subscriptions alone where Resource Graph gives no answer', async () => {
    graph = () => ({ status: 404, body: {} });
    expect(await open().of(CONTOSO))
      .to.include.keys('subscriptions')
      .and.not.include.keys('events');
  });

  it('fails when the partner’s own tenant is refused', async () => {
    const lighthouse = createLighthouse({
      baseUrl: arm.url,
      http: aTransport().http,
      tokens: plainTokens,
      partnerTenantId: HOME,
      scope: 'arm',
      now,
      deadline: () => AbortSignal.abort(),
      keptMs: 60_000,
    });
    await failureOf(lighthouse.of(CONTOSO), 'timeout');
  });
});
