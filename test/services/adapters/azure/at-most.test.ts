import { expect } from 'chai';
import { settleAtMost } from '../../../../src/services/adapters/azure/at-most.ts';

describe('work at most so many at once', () => {
  it('keeps to the bound, and the outcomes in order', async () => {
    let running = 0;
    let most = 0;
    const outcomes = await settleAtMost(3, [5, 1, 4, 2, 3, 0], async (turns) => {
      most = Math.max(most, ++running);
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      running -= 1;
      if (turns === 0) throw new Error('none');
      return turns;
    });
    expect(most).to.equal(3);
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'failed'))).to.deep.equal([
      5,
      1,
      4,
      2,
      3,
      'failed',
    ]);
  });
});
