import { expect } from 'chai';
import { fewUnderWay } from '../../../../src/services/adapters/storage/few-under-way.ts';

describe('few under way', () => {
  it('begins in order, never more than it may, and goes on where one has failed', async () => {
    const limited = fewUnderWay(2);
    const begun: number[] = [];
    const ends = Array.from({ length: 5 }, () => Promise.withResolvers<number>());
    const results = Promise.allSettled(
      ends.map(({ promise }, number) =>
        limited(() => {
          begun.push(number);
          return promise;
        }),
      ),
    );
    expect(begun).to.deep.equal([0, 1]);
    ends[1]?.reject(new Error('the second'));
    await new Promise(setImmediate);
    expect(begun).to.deep.equal([0, 1, 2]);
    for (const [number, { resolve }] of ends.entries()) resolve(number);
    expect((await results).map(({ status }) => status)).to.deep.equal([
      'fulfilled',
      'rejected',
      ...Array.from({ length: 3 }, () => 'fulfilled'),
    ]);
    expect(begun).to.deep.equal([0, 1, 2, 3, 4]);
  });
});
