import { expect } from 'chai';
import { incidentsOf } from '../../src/services/adapters/azure/incident.ts';
import { EventPage } from '../../src/services/adapters/azure/schema.ts';
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
