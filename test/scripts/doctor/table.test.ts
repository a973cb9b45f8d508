import { expect } from 'chai';
import { table, wrap } from '../../../scripts/doctor/table.ts';

describe('a table for a terminal', () => {
  it('wraps at blanks, and counts Hangul twice', () => {
    expect(wrap('one two three', 7)).to.eql(['one two', 'three']);
    expect(wrap('한국 푸드', 4)).to.eql(['한국', '푸드']);
  });

  it('cuts what has no blanks, or leaves it whole to be copied', () => {
    expect(wrap('abcdefgh', 3)).to.eql(['abc', 'def', 'gh']);
    expect(wrap('see https://a.example/b', 5, 'whole')).to.eql(['see', 'https://a.example/b']);
  });

  it('is steered by nobody from outside', () => {
    expect(wrap('Con\u001B[2Jtoso\n\u202Eevil', 40).join()).to.equal('Con [2Jtoso evil');
  });

  it('aligns columns', () => {
    const rows = [
      [['✓ ok'], ['한국'], ['well']],
      [['! warn'], ['Contoso'], ['two words', '→ do']],
    ];
    expect(table(rows, [6, 7, 5])).to.equal(
      '✓ ok    한국     well\n! warn  Contoso  two\n                 words\n                 → do\n',
    );
  });
});
