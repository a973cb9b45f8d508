import { expect } from 'chai';
import { asTyped, signsOf, wordsOf } from '../../../src/services/spelling/fold-words.ts';

describe('words', () => {
  for (const [text, keys] of [
    ['Café Müller', ['cafe', 'muller']],
    ["Margie's Travel", ['margies', 'travel']],
    ['A. Datum Corp.', ['a', 'datum', 'corp']],
    ['STRASSE Straße', ['strasse', 'strasse']],
    ['Ｃｏｎｔｏｓｏ', ['contoso']],
    ['Trey-Research', ['trey', 'research']],
    ['한빛', ['ㅎㅏㄴㅂㅣㅊ']],
    ['  ', []],
  ] as const) {
    it(`of "${text}" are ${keys.join(', ') || 'none'}`, () => {
      expect(wordsOf(text).map((word) => word.key)).to.deep.equal(keys);
    });
  }

  it('part Latin from Hangul, but leave a particle where it hangs', () => {
    expect(wordsOf('Contoso익스체인지').map(({ raw }) => raw)).to.deep.equal(['Contoso', '익스체인지']);
    expect(wordsOf('Contoso의 메일').map(({ raw, stem }) => [raw, stem])).to.deep.equal([
      ['Contoso의', 'Contoso'],
      ['메일', '메일'],
    ]);
  });

  it('part Latin from scripts without spaces, and leave there too what hangs on it', () => {
    expect(wordsOf('Contosoの Exchange障害').map(({ raw, stem }) => [raw, stem])).to.deep.equal([
      ['Contosoの', 'Contoso'],
      ['Exchange', 'Exchange'],
      ['障害', '障害'],
    ]);
    expect(wordsOf('北風商事のメール').map(({ raw }) => raw)).to.deep.equal(['北風商事の', 'メール']);
    expect(wordsOf('Contosoのメール').map(({ stem }) => stem)).to.deep.equal(['Contoso', 'メール']);
    expect(wordsOf('北風商事の')[0]?.others).to.deep.equal(['北風商事']);
    expect(wordsOf('タグ')[0]?.key).not.to.equal(wordsOf('タク')[0]?.key);
  });

  it('are single signs for who looks for a command among them, each at its place', () => {
    const text = 'Contoso 北風の status';
    const signs = signsOf(text);
    expect(signs.map(({ raw }) => raw)).to.deep.equal(['Contoso', '北', '風', 'の', 'status']);
    expect(signs.map(({ at, end }) => text.slice(at, end))).to.deep.equal(signs.map(({ raw }) => raw));
  });

  it('know each other way that a word may be meant', () => {
    expect(wordsOf('Müller')[0]?.others).to.deep.equal(['mueller']);
    expect(wordsOf("Contoso's")[0]?.others).to.deep.equal(['contoso']);
    expect(wordsOf('d’Exchange')[0]?.others).to.deep.equal(['exchange']);
    expect(wordsOf('한빛물산에서')[0]?.stems).to.include('한빛물산');
  });

  it('go back into their text with what parted them', () => {
    const text = 'mail alex@contoso.com, please';
    const [, ...rest] = wordsOf(text);
    expect(asTyped(text, rest.slice(0, 3))).to.equal('alex@contoso.com');
    expect(
      asTyped(
        text,
        [rest[0], rest[3]].filter((word) => word !== undefined),
      ),
    ).to.equal('alex please');
  });
});
