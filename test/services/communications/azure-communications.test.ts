import { expect } from 'chai';
import type { Incident } from '../../../src/domain/incident.ts';
import { azureCommunications } from '../../../src/services/communications/azure-communications.ts';
import { anIncident, aPost, daysAgo, hoursAgo } from '../../support/builders.ts';
import { inDays } from '../../support/communications.ts';

const anEvent = (over: Partial<Incident> = {}) =>
  anIncident({
    id: 'PM4T-7S0',
    source: 'azure',
    serviceName: 'Azure',
    classification: 'maintenance',
    phase: 'planned',
    startedAt: inDays(5),
    plannedEndAt: inDays(6),
    impactedServices: ['Virtual Machines'],
    regions: ['West Europe'],
    posts: [aPost(hoursAgo(1), { text: 'The window is set.' }), aPost(hoursAgo(9), { text: 'More will follow.' })],
    ...over,
  });

describe('what Azure announces', () => {
  it('is planned maintenance and advisories; its incidents are none, nor is anything of Microsoft 365', () => {
    const all = azureCommunications([
      anEvent(),
      anEvent({ id: 'A', classification: 'advisory' }),
      anEvent({ id: 'I', classification: 'incident' }),
      anEvent({ id: 'M', source: 'microsoft365' }),
    ]);
    expect(all.map(({ id, kind }) => `${id} ${kind}`)).to.deep.equal(['PM4T-7S0 maintenance', 'A advisory']);
    expect(all[0]).to.include({ state: 'current', body: 'The window is set.\n\nMore will follow.' });
    expect(all[0]?.services).to.deep.equal(['Virtual Machines']);
    expect([all[0]?.startsAt, all[0]?.endsAt]).to.deep.equal([inDays(5), inDays(6)]);
  });

  it('is cancelled where it ended before it began, or says so', () => {
    const stateOf = (over: Partial<Incident>) => azureCommunications([anEvent(over)])[0]?.state;
    expect(stateOf({ isOpen: false, updatedAt: hoursAgo(1) })).to.equal('cancelled');
    expect(stateOf({ title: 'CANCELLED: Planned maintenance' })).to.equal('cancelled');
    expect(stateOf({ isOpen: false, startedAt: daysAgo(2), endedAt: daysAgo(1) })).to.equal('over');
  });
});
