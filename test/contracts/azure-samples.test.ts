import { expect } from 'chai';
import { EmergingIssues } from '../../src/services/adapters/azure/emerging.ts';
import { incidentsOf } from '../../src/services/adapters/azure/incident.ts';
import { EventPage, SingleEvent } from '../../src/services/adapters/azure/schema.ts';
import { EntitlementList } from '../../src/services/adapters/partner-center/azure-entitlements.ts';
import { describeSamples, sample, sampleNames } from '../support/samples.ts';

const FOLDER = 'azure/2025-05-01/';
const LISTS = ['Events_ListBySingleResource.json', 'Events_ListBySubscriptionId.json', 'Events_ListByTenantId.json'];
const SINGLE = [
  'Event_GetBySubscriptionIdAndTrackingId.json',
  'Event_fetchBillingCommunicationDetailsBySubscriptionIdAndTrackingId.json',
  'Event_fetchDetailsBySubscriptionIdAndTrackingId.json',
];

/** Published examples wrap the body of the answer. */
const bodyOf = (name: string) =>
  (sample(FOLDER + name) as { responses: { 200: { body: Record<string, unknown> } } }).responses[200].body;

const incidentIn = (page: unknown) => {
  const told = EventPage.parse(page).items.map((event) => ({ subscription: 'Production', event }));
  const [incident, ...more] = incidentsOf(told);
  expect(more).to.deep.equal([]);
  return incident;
};

const virtualMachines = {
  source: 'azure',
  serviceId: 'azure',
  classification: 'incident',
  phase: 'degraded',
  status: 'degraded',
  isOpen: true,
  endedAt: undefined,
  impactedServices: ['Virtual Machines'],
  regions: ['West US'],
  subscriptions: ['Production'],
};

describeSamples('contract: Azure’s status page and Partner Center’s Azure plans as Microsoft publishes them', () => {
  it('EmergingIssues_List.json becomes our words', () => {
    const [page] = bodyOf('EmergingIssues_List.json').value as object[];
    expect(EmergingIssues.parse(page)).to.deep.equal([
      {
        id: 'KTTK-TZ8',
        title: 'Automatic updates to the dial tone page from ACM - SHD event',
        startedAt: new Date('2019-12-15T08:06:00Z'),
        services: ['Virtual Machines'],
        regions: ['Central US', 'East US'],
      },
      {
        id: '4KHK-LS8',
        title: 'Azure SQL Database - West Europe',
        startedAt: new Date('2019-12-16T05:11:00Z'),
        services: ['SQL Database'],
        regions: ['West Europe'],
      },
    ]);
  });

  it('Event_fetchDetailsBySubscriptionIdAndTrackingId.json is one event with its words', () => {
    const event = SingleEvent.parse(bodyOf('Event_fetchDetailsBySubscriptionIdAndTrackingId.json'));
    expect(event).to.include({ id: '{eventTrackingId}', isSensitive: false });
    expect(event.posts).to.have.length(3);
  });

  it('azureentitlements.json becomes our words', () => {
    expect(EntitlementList.parse(sample('partner/azureentitlements.json'))).to.deep.equal([
      { id: '899ae6f1-8a74-4d5e-b6c6-e6b5019bbff8', name: 'Microsoft Azure' },
    ]);
  });
});

describeSamples('contract: Azure Service Health as Microsoft publishes it', () => {
  it('has the events that are described here, no fewer and no more', () => {
    expect(sampleNames(FOLDER).filter((name) => name.startsWith('Event'))).to.have.members([...LISTS, ...SINGLE]);
  });

  for (const name of LISTS) {
    it(`${name} becomes our words`, () => {
      expect(EventPage.parse(bodyOf(name)).next).to.include('$skipToken');
      const incident = incidentIn(bodyOf(name));
      expect(incident).to.deep.include({ ...virtualMachines, id: 'BC_1-FXZ' });
      const isTenantWide = name.includes('Tenant');
      expect(incident?.startedAt.toISOString()).to.equal(
        isTenantWide ? '2018-11-07T00:00:00.000Z' : '2025-05-12T14:45:48.120Z',
      );
      expect(incident?.posts.map(({ at }) => at.toISOString())).to.deep.equal(
        isTenantWide
          ? ['2018-11-08T00:00:00.000Z']
          : ['2025-05-13T15:43:48.120Z', '2025-05-13T10:32:48.120Z', '2025-05-12T15:00:48.120Z'],
      );
      expect(incident?.posts[0]?.parts.at(-1)).to.deep.equal({
        label: 'mitigation',
        text: 'Recommended actions title\n• action 1\n• action 2',
      });
    });
  }

  for (const name of SINGLE) {
    it(`${name} becomes our words`, () => {
      const incident = incidentIn({ value: [bodyOf(name)] });
      const billing = { classification: 'advisory', phase: 'reported', status: 'advisory', regions: ['Global'] };
      const isBilling = name.includes('Billing');
      expect(incident).to.deep.include(
        isBilling
          ? { ...virtualMachines, ...billing, impactedServices: ['Microsoft Cost Management'] }
          : virtualMachines,
      );
      expect(incident?.updatedAt.toISOString()).to.equal('2025-05-13T15:43:48.120Z');
      expect(incident?.posts).to.have.length(isBilling ? 1 : 3);
    });
  }
});
