import { expect } from 'chai';
import { createThrottle } from '../../sandbox/throttle.ts';

describe('sandbox: throttle', () => {
  it('lets 240 a minute and 800 an hour through, and says how long to wait', () => {
    let now = 0;
    const throttle = createThrottle(() => now);
    const takeMany = (count: number) => Array.from({ length: count }, () => throttle.take('a')).filter(Boolean);
    expect(takeMany(240)).to.deep.equal([]);
    now = 20_000;
    expect(throttle.take('a')).to.equal(40);
    expect(throttle.take('b')).to.equal(undefined);
    for (const minute of [1, 2]) {
      now = minute * 60_000;
      expect(takeMany(240)).to.deep.equal([]);
    }
    now = 180_000;
    expect(takeMany(80)).to.deep.equal([]);
    expect(throttle.take('a')).to.equal(3_600 - 180);
    now = 3_600_000;
    expect(throttle.take('a')).to.equal(undefined);
  });
});
