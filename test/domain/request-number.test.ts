import { expect } from 'chai';
import { requestNumberIn } from '../../src/domain/request-number.ts';

describe('the number that a desk gave', () => {
  for (const [typed, number] of [
    ['2611220000000123', '2611220000000123'],
    [' 28731234 ', '28731234'],
    ['TrackingID#2611220000000123', '2611220000000123'],
    ['Re: SR 2611 2200 0000 0123 opened', '2611220000000123'],
    ['2611-2200-0000-0123, again 2611220000000123', '2611220000000123'],
    ['요청 번호는 ２６１１２２０００００００１２３ 입니다', '2611220000000123'],
    ['', undefined],
    ['not a number <x>', undefined],
    ['called them 3 times', undefined],
    ['12345', undefined],
    ['28731234 or 28731235', undefined],
    ['1'.repeat(21), undefined],
  ] as const) {
    it(`in “${typed}” is ${number ?? 'none'}`, () => {
      expect(requestNumberIn(typed)).to.equal(number);
    });
  }
});
