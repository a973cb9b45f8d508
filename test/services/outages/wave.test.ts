import { expect } from 'chai';
import { waveOf } from '../../../src/services/outages/wave.ts';

describe('a wave of questions', () => {
  const asks = (...pairs: readonly string[]) => pairs.map((pair) => ({ by: pair[0] ?? '', tenantId: pair.slice(1) }));

  it('counts customers of whom each has an agent of its own', () => {
    expect(waveOf([])).to.equal(0);
    expect(waveOf(asks('a1', 'b2', 'c3'))).to.equal(3);
    expect(waveOf(asks('a1', 'a2', 'a3')), 'one busy agent').to.equal(1);
    expect(waveOf(asks('a1', 'b1', 'c1')), 'one customer of many').to.equal(1);
    expect(waveOf(asks('a1', 'b2', 'a1', 'b2', 'a2', 'b1')), 'repeats').to.equal(2);
  });

  it('does not depend on who asked first', () => {
    expect(waveOf(asks('a1', 'a2', 'b1', 'c3'))).to.equal(3);
    expect(waveOf(asks('a1', 'b1', 'b2', 'c2', 'c3', 'd3', 'd1'))).to.equal(3);
  });
});
