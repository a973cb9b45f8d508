import { expect } from 'chai';
import { narrow } from '../../../src/services/outages/narrow.ts';
import { anIncident, minutesAgo, NOW } from '../../support/builders.ts';
import { anExposure, anOutage } from '../../support/following.ts';
import { tenant } from '../../support/some-customers.ts';

const both = anOutage({
  incident: anIncident({ subscriptions: ['Fabrikam production'] }),
  firstSeenAt: minutesAgo(60),
  exposures: [anExposure(0, { endedAt: NOW }), anExposure(2, { since: minutesAgo(60) })],
});

describe('an outage for one audience', () => {
  it('has its customers alone, and nothing that names the others', () => {
    const heard = narrow(both, (id) => id === tenant(0));
    expect(JSON.stringify(heard)).not.to.include(tenant(2)).and.not.to.include('Fabrikam');
    expect(heard?.firstSeenAt).to.deep.equal(minutesAgo(20));
  });

  it('is over where it has ended for all of them, though it goes on elsewhere', () => {
    expect(narrow(both, (id) => id === tenant(0))?.state).to.equal('resolved');
    expect(narrow(both, (id) => id === tenant(2))?.state).to.equal('open');
  });

  it('is as it is for who hears of everybody, and nothing for who hears of nobody', () => {
    expect(narrow(both, () => true)).to.equal(both);
    expect(narrow(both, () => false)).to.equal(undefined);
  });
});
