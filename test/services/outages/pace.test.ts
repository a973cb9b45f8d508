import { expect } from 'chai';
import { pauseMs } from '../../../src/services/outages/pace.ts';

const MINUTE_MS = 60_000;
const pace = { everyMs: MINUTE_MS, failures: 0, random: 0.5 };

describe('pace', () => {
  it('keeps the interval, a tenth more or less', () => {
    expect(pauseMs(pace)).to.equal(MINUTE_MS);
    expect(pauseMs({ ...pace, random: 0 })).to.be.closeTo(0.9 * MINUTE_MS, 1);
    expect(pauseMs({ ...pace, random: 1 })).to.be.closeTo(1.1 * MINUTE_MS, 1);
  });

  it('grows slower with each failure, up to five minutes, and the interval itself where that is longer', () => {
    expect([1, 2, 3, 30].map((failures) => pauseMs({ ...pace, failures }) / MINUTE_MS)).to.deep.equal([2, 4, 5, 5]);
    expect(pauseMs({ ...pace, everyMs: 10 * MINUTE_MS, failures: 3 })).to.equal(10 * MINUTE_MS);
  });

  it('does not ask before a throttling source allows it', () => {
    expect(pauseMs({ ...pace, failures: 1, retryAfterMs: 9 * MINUTE_MS })).to.equal(9 * MINUTE_MS);
    expect(pauseMs({ ...pace, failures: 1, retryAfterMs: 5 })).to.equal(2 * MINUTE_MS);
  });
});
