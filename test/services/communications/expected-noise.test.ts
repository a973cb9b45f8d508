import { expect } from 'chai';
import type { Incident } from '../../../src/domain/incident.ts';
import { createExpectedNoise } from '../../../src/services/communications/expected-noise.ts';
import { createRunningMaintenance } from '../../../src/services/communications/running-maintenance.ts';
import { anIncident, hoursAgo, minutesAgo, NOW } from '../../support/builders.ts';
import { aMaintenance, aShared } from '../../support/communications.ts';

const UNTIL = minutesAgo(-60);

describe('noise that a planned maintenance explains', () => {
  const running = aMaintenance({ startsAt: hoursAgo(1), endsAt: UNTIL });
  const azure = (over: Partial<Incident> = {}) =>
    anIncident({
      source: 'azure',
      startedAt: minutesAgo(30),
      impactedServices: ['Virtual Machines'],
      regions: ['West Europe'],
      ...over,
    });
  const until = async (incident: Incident, communication = running) => {
    const book = { all: async () => [aShared(communication, { tenantIds: ['contoso', 'fabrikam'] })] };
    const clock = () => NOW;
    return await createExpectedNoise({ running: createRunningMaintenance({ book, clock }), clock })(incident);
  };

  it('is what begins while it runs, on its service, at its customers', async () => {
    expect([...(await until(azure()))]).to.deep.equal([
      ['contoso', UNTIL],
      ['fabrikam', UNTIL],
    ]);
  });

  it('is not what was down before, nor another service, region or source', async () => {
    for (const over of [
      { startedAt: hoursAgo(2) },
      { impactedServices: ['Storage'] },
      { regions: ['Korea Central'] },
      { source: 'microsoft365' as const, serviceName: 'Virtual Machines' },
    ])
      expect((await until(azure(over))).size, JSON.stringify(over)).to.equal(0);
  });

  it('ends with the hours that were announced, and does not begin without any', async () => {
    expect((await until(azure(), { ...running, endsAt: minutesAgo(1) })).size).to.equal(0);
    const { endsAt: _, ...endless } = running;
    expect((await until(azure(), endless)).size).to.equal(0);
    expect((await until(azure(), { ...running, state: 'cancelled' })).size).to.equal(0);
  });

  it('of Microsoft 365 goes by the service’s name', async () => {
    const exchange = { ...running, source: 'microsoft365' as const, services: ['Exchange Online'], regions: [] };
    expect((await until(anIncident({ startedAt: minutesAgo(5) }), exchange)).size).to.equal(2);
  });
});
