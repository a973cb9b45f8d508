import { expect } from 'chai';
import { DEFAULT_WISH, type Wish } from '../../../src/domain/following.ts';
import { createReplay } from '../../../src/services/outages/replay.ts';
import { anIncident, hoursAgo, NOW } from '../../support/builders.ts';
import { anExposure, anOutage } from '../../support/following.ts';
import { CUSTOMERS, tenant } from '../../support/some-customers.ts';

const WISH: Wish = { ...DEFAULT_WISH, reader: { locale: 'en-GB', zone: 'UTC' } };
const OUTAGES = [
  anOutage({ incident: anIncident({ id: 'EX1', startedAt: hoursAgo(50) }), exposures: [anExposure(0), anExposure(1)] }),
  anOutage({ incident: anIncident({ id: 'EX2', startedAt: hoursAgo(2) }), exposures: [anExposure(1)] }),
  anOutage({ incident: anIncident({ id: 'EX3', classification: 'advisory' }) }),
  anOutage({ incident: anIncident({ id: 'EX4', startedAt: hoursAgo(31 * 24) }) }),
  anOutage({ incident: anIncident({ id: 'AZ1', source: 'azure', startedAt: hoursAgo(1) }) }),
];

describe('what a wish would have brought', () => {
  const replay = createReplay({
    outages: { since: async () => OUTAGES.map((outage) => ({ outage, changes: [] })) },
    customer: (id) => CUSTOMERS.find(({ tenantId }) => tenantId === id),
    tagsOf: () => [],
    clock: () => NOW,
  });
  const idsOf = async (...asked: Parameters<typeof replay>) =>
    (await replay(...asked)).map(({ incident }) => incident.id);

  it('is what began within 30 days and concerns it, the newest first', async () => {
    expect(await idsOf(WISH, () => true)).to.deep.equal(['AZ1', 'EX2', 'EX1']);
    const first: Wish = {
      ...WISH,
      customers: { kind: 'list', tenantIds: [tenant(0)] },
      classifications: ['advisory', 'incident'],
    };
    expect(await idsOf(first, () => true))
      .to.include('EX3')
      .and.include('EX1')
      .and.not.include('EX2');
  });

  it('names nobody, and counts nothing, that may not be heard of', async () => {
    const [outage, ...others] = await replay(
      WISH,
      ({ tenantId }, source) => source !== 'azure' && tenantId === tenant(0),
    );
    expect(others).to.deep.equal([]);
    expect(outage?.exposures.map(({ tenantId }) => tenantId)).to.deep.equal([tenant(0)]);
  });
});
