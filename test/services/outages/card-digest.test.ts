import { expect } from 'chai';
import { cardDigest } from '../../../src/services/outages/card-digest.ts';
import { anIncident, minutesAgo, NOW } from '../../support/builders.ts';
import { anExposure, anOutage, KIM_AGENT } from '../../support/following.ts';

const both = anOutage({
  incident: anIncident({ subscriptions: ['Fabrikam production'] }),
  firstSeenAt: minutesAgo(60),
  exposures: [anExposure(0, { endedAt: NOW }), anExposure(2, { since: minutesAgo(60) })],
});

describe('what a card says', () => {
  const card = { followingId: 'f', incidentId: 'EX1234567' };
  const same = async (one: Parameters<typeof cardDigest>, other: Parameters<typeof cardDigest>) =>
    (await cardDigest(...one)) === (await cardDigest(...other));

  it('does not change with the clock, the reading or the order of customers', async () => {
    const exposures = both.exposures.toReversed().map((one) => ({ ...one, seenAt: minutesAgo(-1) }));
    const again = { ...both, readAt: minutesAgo(-1), exposures };
    expect(await same([both, card, NOW], [again, card, minutesAgo(-1)])).to.equal(true);
  });

  it('changes with a mark, another customer, and a promise that has passed', async () => {
    const promised = { ...both, incident: { ...both.incident, nextUpdateAt: NOW } };
    const marked = { ...card, acknowledged: { by: KIM_AGENT, at: NOW } };
    expect(await same([both, card, NOW], [both, marked, NOW])).to.equal(false);
    expect(await same([both, card, NOW], [{ ...both, exposures: [] }, card, NOW])).to.equal(false);
    expect(await same([promised, card, NOW], [promised, card, minutesAgo(-6)])).to.equal(false);
  });
});
