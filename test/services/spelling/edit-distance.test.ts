import { expect } from 'chai';
import { editDistance, errorsAllowed, likeness } from '../../../src/services/spelling/edit-distance.ts';

describe('edit distance', () => {
  for (const [a, b, errors] of [
    ['contoso', 'contoso', 0],
    ['contoso', 'contsoo', 1],
    ['fabrikam', 'fabrikm', 1],
    ['north', 'nroth', 1],
    ['help', 'hlep', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ] as const) {
    it(`is ${errors} between "${a}" and "${b}"`, () => {
      expect(editDistance(a, b, 5)).to.equal(errors);
      expect(editDistance(b, a, 5)).to.equal(errors);
    });
  }

  it('stops counting beyond what is of use', () => {
    expect(editDistance('contoso', 'fabrikam', 2)).to.equal(3);
    expect(editDistance('a'.repeat(200), 'b'.repeat(200), 2)).to.equal(3);
  });

  it('allows no error in short words', () => {
    expect(['abc', 'four', 'contoso', 'fabrikam'].map(errorsAllowed)).to.deep.equal([0, 1, 1, 2]);
  });

  it('tells equal words from strangers', () => {
    expect(likeness('abc', 'abc')).to.equal(1);
    expect(likeness('abc', 'xyz')).to.equal(0);
  });
});
