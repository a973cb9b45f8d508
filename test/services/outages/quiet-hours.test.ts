import { expect } from 'chai';
import { lastAt, quietUntil } from '../../../src/services/outages/quiet-hours.ts';

const night = { from: '22:00', to: '07:00', zone: 'Asia/Seoul' };
const at = (iso: string) => new Date(`2026-${iso}Z`);

describe('quiet hours', () => {
  for (const [now, until] of [
    ['11-22T12:59:00', undefined],
    ['11-22T13:00:00', '11-22T22:00:00'],
    ['11-22T16:00:00', '11-22T22:00:00'],
    ['11-22T21:59:00', '11-22T22:00:00'],
    ['11-22T22:00:00', undefined],
  ] as const) {
    it(`last from ten at night to seven in the morning, in Seoul: at ${now} UTC`, () => {
      expect(quietUntil(night, at(now))).to.deep.equal(until && at(until));
    });
  }

  it('may lie within a day, and there may be none', () => {
    const lunch = { from: '12:00', to: '13:00', zone: 'UTC' };
    expect(quietUntil(lunch, at('11-22T12:30:00'))).to.deep.equal(at('11-22T13:00:00'));
    expect(quietUntil(lunch, at('11-22T13:00:00'))).to.equal(undefined);
    expect(quietUntil({ ...lunch, to: '12:00' }, at('11-22T12:00:00'))).to.equal(undefined);
    expect(quietUntil(undefined, at('11-22T12:00:00'))).to.equal(undefined);
  });

  it('end by the clock on the wall, also in the night in which summer begins or ends', () => {
    const berlin = { ...night, zone: 'Europe/Berlin' };
    expect(quietUntil(berlin, at('03-28T22:00:00'))).to.deep.equal(at('03-29T05:00:00'));
    expect(quietUntil(berlin, at('10-24T21:00:00'))).to.deep.equal(at('10-25T06:00:00'));
    const intoTheGap = { from: '22:00', to: '02:30', zone: 'Europe/Berlin' };
    expect(quietUntil(intoTheGap, at('03-28T22:00:00'))?.getTime()).to.be.within(
      at('03-29T00:30:00').getTime(),
      at('03-29T01:30:00').getTime(),
    );
  });
});

describe('the last time a clock has shown', () => {
  it('is today or yesterday, with the day in that zone', () => {
    expect(lastAt('09:00', 'Asia/Seoul', at('11-22T00:00:00'))).to.deep.equal({
      at: at('11-22T00:00:00'),
      day: '2026-11-22',
    });
    expect(lastAt('09:00', 'Asia/Seoul', at('11-21T23:59:00'))).to.deep.equal({
      at: at('11-21T00:00:00'),
      day: '2026-11-21',
    });
  });
});
