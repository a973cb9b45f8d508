import { isHangul, isParticle, jamoOf, withoutParticle } from './hangul.ts';

/** A word as somebody typed it, and the keys under which it may be found. */
export interface Word {
  /** Original spelling, particle included. */
  readonly raw: string;
  /** Original spelling without a particle that hangs on Latin letters (`Contoso의`). */
  readonly stem: string;
  /** Small letters without accents; Hangul taken apart into jamo. */
  readonly key: string;
  /** Other keys that mean the same: without particle or possessive, umlauts written out. */
  readonly others: readonly string[];
  /** Hangul as it may have been meant: as typed, and without each particle it may end in. */
  readonly stems: readonly string[];
  readonly hangul: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’´`][\p{L}\p{N}\p{M}]+)*/gu;
const PIECE = /\p{Script=Hangul}+|[^\p{Script=Hangul}]+/gu;
/** Most words need no folding. */
const PLAIN = /^[a-z0-9]+$/;
const MARKS = /[\p{M}'’´`]/gu;
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const WRITTEN_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

const small = (text: string): string => text.normalize('NFKC').toLowerCase();
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter);

/** `Café` as `cafe`; Hangul as jamo. */
export function keyOf(text: string): string {
  return isHangul(text) ? jamoOf(text) : plain(small(text));
}

function latinWord(raw: string, stem: string): Word {
  const lower = stem.toLowerCase();
  if (PLAIN.test(lower)) return { raw, stem, key: lower, others: [], stems: [stem], hangul: false };
  const key = keyOf(stem);
  const others = [
    small(stem).replace(/[äöüøå]/g, (letter) => WRITTEN_OUT[letter] ?? letter),
    small(stem).replace(/['’´`]s$/, ''),
  ].map(plain);
  return {
    raw,
    stem,
    key,
    others: [...new Set(others)].filter((other) => other !== key),
    stems: [stem],
    hangul: false,
  };
}

export function hangulWord(raw: string): Word {
  const stems = [raw, ...withoutParticle(raw)];
  const [key = '', ...others] = stems.map(jamoOf);
  return { raw, stem: raw, key, others, stems, hangul: true };
}

/** Words in their order; `Contoso익스체인지` is two, `Contoso의` is one with a particle. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const [found] of text.normalize('NFC').matchAll(WORD)) {
    const pieces = found.match(PIECE) ?? [];
    for (let i = 0; i < pieces.length; i += 1) {
      const piece = pieces[i] as string;
      if (isHangul(piece)) {
        words.push(hangulWord(piece));
      } else {
        const next = pieces[i + 1];
        const particle = next !== undefined && isParticle(next) ? next : '';
        words.push(latinWord(piece + particle, piece));
        if (particle) i += 1;
      }
    }
  }
  return words;
}
