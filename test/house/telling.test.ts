import { expect } from 'chai';
import { HealthdeskAdapter } from '../../src/bot/adapter.ts';
import { createCompanies } from '../../src/bot/company.ts';
import { createHearings } from '../../src/bot/hearing.ts';
import { hearingAtPlaces } from '../../src/house/telling.ts';
import { createAudiences } from '../../src/services/access/audiences.ts';
import { aCustomer, NOW } from '../support/builders.ts';
import { aPlace } from '../support/following.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { type Connector, startConnector } from '../support/teams/connector.ts';

describe('what a place may hear, though nobody has spoken there', () => {
  let connector: Connector;
  before(async () => {
    connector = await startConnector();
  });
  after(() => connector.close());

  const clock = () => NOW;
  const hearingAt = hearingAtPlaces(
    new HealthdeskAdapter(undefined, () => {}),
    '',
    createHearings({
      companies: createCompanies({
        partnerTenantId: PARTNER_TENANT_ID,
        clock,
        deadline: () => new AbortController().signal,
        onFailure: () => {},
      }),
      audiences: createAudiences({
        book: { audienceOf: async () => ({ kind: 'all' }), approve: async () => {} },
        tenantsWith: async () => new Set(),
        byDefault: 'none',
        clock,
        onApproval: () => {},
      }),
      presenceOf: async () => 'among-others',
    }),
  );
  const place = (id: string) => aPlace({ conversationId: id, serviceUrl: connector.url });

  it('follows from who is in it at that moment', async () => {
    const ours = await hearingAt(place('19:ours@thread.tacv2'));
    expect([ours.company, ours.hears(aCustomer())]).to.deep.equal(['ours', true]);
    connector.rosters.set('19:mixed@thread.tacv2', [{ tenantId: PARTNER_TENANT_ID, userRole: 'guest' }]);
    const mixed = await hearingAt(place('19:mixed@thread.tacv2'));
    expect([mixed.company, mixed.hears(aCustomer())]).to.deep.equal(['mixed', false]);
    expect(connector.rosterCalls).to.deep.equal(['19:ours@thread.tacv2', '19:mixed@thread.tacv2']);
  });

  it('cannot be told where Teams does not answer', async () => {
    const gone = await startConnector();
    const there = aPlace({ conversationId: '19:gone@thread.tacv2', serviceUrl: gone.url });
    await gone.close();
    expect(await hearingAt(there)).to.have.property('company', 'unknown');
  });
});
