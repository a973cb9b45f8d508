import { expect } from 'chai';
import { createHistoryFile } from '../../../src/services/outages/history-file.ts';
import { aCustomer, anIncident, hoursAgo, minutesAgo, NOW } from '../../support/builders.ts';
import { anOutage } from '../../support/outages.ts';

const customer = aCustomer();
const exposed = (over: object) => ({
  exposures: [
    { tenantId: customer.tenantId, status: 'degraded', since: hoursAgo(3), seenAt: minutesAgo(90), ...over } as const,
  ],
});
const OUTAGES = [
  anOutage({ incident: anIncident({ id: 'EX1', startedAt: hoursAgo(4) }), ...exposed({ endedAt: hoursAgo(1) }) }),
  anOutage({ incident: anIncident({ id: 'EX2', startedAt: hoursAgo(4), title: '=1+1' }), ...exposed({}) }),
  anOutage({ incident: anIncident({ id: 'EX3', startedAt: hoursAgo(4) }), state: 'vanished', ...exposed({}) }),
  anOutage({ incident: anIncident({ id: 'AZ1', startedAt: hoursAgo(4), source: 'azure' }), ...exposed({}) }),
];

describe('a file of a customer’s history', () => {
  const read = createHistoryFile({ outages: { at: async () => OUTAGES }, clock: () => NOW });
  const rows = async (...sees: ('microsoft365' | 'azure')[]) =>
    new TextDecoder()
      .decode((await read(customer, sees)).bytes)
      .trimEnd()
      .split('\r\n')
      .slice(1);

  it('counts minutes from Microsoft’s start to the end there, to now, or to when it was last seen', async () => {
    const minutes = (await rows('microsoft365')).map((row) => [row.split(',')[0], row.split(',').at(-1)]);
    expect(minutes).to.deep.equal([
      ['EX1', '180'],
      ['EX2', '240'],
      ['EX3', '150'],
    ]);
  });

  it('is of the sources that its reader may see, and holds no formula', async () => {
    expect((await rows('microsoft365', 'azure')).map((row) => row.split(',')[0])).to.include('AZ1');
    expect((await rows('microsoft365')).join('\n')).to.include(",'=1+1,");
  });
});
