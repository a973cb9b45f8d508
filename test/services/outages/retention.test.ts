import { expect } from 'chai';
import sinon from 'sinon';
import { createRetention } from '../../../src/services/outages/retention.ts';
import { daysAgo, NOW } from '../../support/builders.ts';

function setUp(left: Readonly<Record<string, Date>>) {
  const outages = { purge: sinon.stub().resolves(3), forgetCustomers: sinon.stub().resolves(1) };
  const communications = { purge: sinon.stub().resolves(0), forgetCustomers: sinon.stub().resolves() };
  const replies = { purge: sinon.stub().resolves(0), forgetCustomers: sinon.stub().resolves() };
  const leftBefore = async (at: Date) => Object.keys(left).filter((id) => (left[id] as Date) < at);
  const forget = createRetention({
    ...{ outages, communications, replies, leftBefore, clock: () => NOW },
    ...{ days: 400, daysAfterLeaving: 30 },
  });
  return { outages, communications, replies, forget };
}

describe('retention', () => {
  it('forgets what ended longer ago than history is kept', async () => {
    const { outages, communications, replies, forget } = setUp({});
    await forget();
    sinon.assert.calledOnceWithExactly(communications.purge, daysAgo(400));
    sinon.assert.calledOnceWithExactly(replies.purge, daysAgo(400));
    sinon.assert.calledOnceWithExactly(outages.purge, daysAgo(400));
    sinon.assert.notCalled(outages.forgetCustomers);
  });

  it('forgets customers whom the partner has left, after a time to take their history along', async () => {
    const { outages, communications, replies, forget } = setUp({ long: daysAgo(31), lately: daysAgo(29) });
    await forget();
    expect(outages.forgetCustomers.args).to.deep.equal([[['long']]]);
    expect(communications.forgetCustomers.args).to.deep.equal([[['long']]]);
    expect(replies.forgetCustomers.args).to.deep.equal([[['long']]]);
  });
});
