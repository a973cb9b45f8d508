import { expect } from 'chai';
import sinon from 'sinon';
import { createRunningMaintenance } from '../../../src/services/communications/running-maintenance.ts';
import { hoursAgo, minutesAgo, NOW } from '../../support/builders.ts';
import { aMaintenance, aShared } from '../../support/communications.ts';

describe('planned maintenance under way', () => {
  const planned = aShared(aMaintenance({ startsAt: hoursAgo(-1), endsAt: hoursAgo(-2) }));
  const running = aShared(aMaintenance({ id: 'AB1-C', startsAt: hoursAgo(1), endsAt: minutesAgo(-1) }));

  it('is what has begun and not ended at the moment of the question, of one reading for many', async () => {
    const all = sinon.stub().resolves([planned, running]);
    let now = NOW;
    const maintenance = createRunningMaintenance({ book: { all }, clock: () => now });
    const [first, second] = await Promise.all([maintenance(), maintenance()]);
    expect(first).to.deep.equal([running]);
    expect(second).to.deep.equal([running]);
    expect(all.args).to.deep.equal([['maintenance']]);
    now = hoursAgo(-1.5);
    expect(await maintenance()).to.deep.equal([planned]);
    expect(all.callCount).to.equal(2);
  });

  it('is asked for again after a reading that failed', async () => {
    const all = sinon.stub();
    all.onFirstCall().rejects(new Error('no database'));
    all.resolves([running]);
    const maintenance = createRunningMaintenance({ book: { all }, clock: () => NOW });
    expect(await maintenance().catch(({ message }: Error) => message)).to.equal('no database');
    expect(await maintenance()).to.deep.equal([running]);
  });
});
