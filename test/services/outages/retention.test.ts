import { expect } from 'chai';
import sinon from 'sinon';
import { createRetention } from '../../../src/services/outages/retention.ts';
import { daysAgo, NOW } from '../../support/builders.ts';

describe('retention', () => {
  it('forgets what ended longer ago than history is kept', async () => {
    const purge = sinon.stub().resolves(3);
    expect(await createRetention({ outages: { purge }, clock: () => NOW, days: 400 })()).to.equal(3);
    sinon.assert.calledOnceWithExactly(purge, daysAgo(400));
  });
});
