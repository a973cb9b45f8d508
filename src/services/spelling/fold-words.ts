import { isHangul, isParticle, jamoOf, withoutParticle } from './hangul.ts';
import { isEnding, isUnspaced, UNSPACED, withoutEnding } from './unspaced.ts';

/** A word as somebody typed it, and the keys under which it may be found. */
export interface Word {
  /** Original spelling, particle included. */
  readonly raw: string;
  /** Original spelling without a particle that hangs on Latin letters (`Contoso의`, `Contosoの`). */
  readonly stem: string;
  /** Small letters without accents; Hangul taken apart into jamo. */
  readonly key: string;
  /** Other keys that mean the same: without particle, possessive or elision, umlauts written out. */
  readonly others: readonly string[];
  /** Hangul as it may have been meant: as typed, and without each particle it may end in. */
  readonly stems: readonly string[];
  readonly hangul: boolean;
  /** Where it begins in the text (in form NFC), and where it ends. */
  readonly at: number;
  readonly end: number;
  /** It goes on an address or a domain: the `com` of `contoso.com`. */
  readonly inAddress?: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’´`][\p{L}\p{N}\p{M}]+)*/gu;
const WITHIN_ADDRESS = /[.@]/;
/** Where signs stand without spaces, a name ends with its particle: `北風商事の` `メール`. */
const PIECE = new RegExp(
  `\\p{Script=Hangul}+|[${UNSPACED}]*?[の的](?=[${UNSPACED}])|[${UNSPACED}]+|[^\\p{Script=Hangul}${UNSPACED}]+`,
  'gu',
);
/** Most words need no folding. */
const PLAIN = /^[a-z0-9]+$/;
/** Accents, but not the marks that make another letter of a kana (`タ`, `ダ`). */
const MARKS = /(?![\u3099\u309a])[\p{M}'’´`]/gu;
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
/** What French writes in one with the word: `d’Exchange`, `qu’Exchange`. */
const ELIDED = /^(?:d|l|qu)['’´`]/;
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

function latinWord(raw: string, stem: string, at: number): Word {
  const place = { raw, stem, stems: [stem], hangul: false, at, end: at + raw.length };
  const lower = stem.toLowerCase();
  if (PLAIN.test(lower)) return { ...place, key: lower, others: [] };
  const key = keyOf(stem);
  const writtenOut = small(stem).replace(/[äöüøå]/g, (letter) => WRITTEN_OUT[letter] ?? letter);
  const others = [
    writtenOut,
    small(stem).replace(/['’´`]s$/, ''),
    small(stem).replace(ELIDED, ''),
    ...withoutEnding(small(stem)),
  ].map(plain);
  return { ...place, key, others: [...new Set(others)].filter((other) => other !== key) };
}

export function hangulWord(raw: string, at = 0): Word {
  const stems = [raw, ...withoutParticle(raw)];
  const [key = '', ...others] = stems.map(jamoOf);
  return { raw, stem: raw, key, others, stems, hangul: true, at, end: at + raw.length };
}

/** Words, where a command may stand anywhere among signs without spaces (`北風商事の状態を確認`): each of those by itself. */
export const signsOf = (text: string): Word[] =>
  wordsOf(text).flatMap((word) => {
    const [head, signs] = isUnspaced(word.raw) ? ['', word.raw] : [word.stem, word.raw.slice(word.stem.length)];
    if (!isUnspaced(signs)) return [word];
    let at = word.at;
    return [head, ...signs]
      .filter((piece) => piece !== '')
      .map((piece) => {
        const one = latinWord(piece, piece, at);
        at = one.end;
        return one;
      });
  });

/** Words in their order; `Contoso익스체인지` is two, `Contoso의` is one with a particle. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const whole = text.normalize('NFC');
  for (const found of whole.matchAll(WORD)) {
    let at = found.index;
    const first = words.length;
    const pieces = found[0].match(PIECE) ?? [];
    for (let i = 0; i < pieces.length; i += 1) {
      const piece = pieces[i] as string;
      const next = pieces[i + 1];
      if (isHangul(piece)) {
        words.push(hangulWord(piece, at));
      } else if (next !== undefined && !isUnspaced(piece) && (isParticle(next) || isEnding(next))) {
        words.push(latinWord(piece + next, piece, at));
        i += 1;
      } else {
        words.push(latinWord(piece, piece, at));
      }
      at = words.at(-1)?.end ?? at;
    }
    if (WITHIN_ADDRESS.test(whole[found.index - 1] ?? ''))
      words[first] = { ...(words[first] as Word), inAddress: true };
  }
  return words;
}

/** The words as they stand in their text: what parted neighbours (`alex@contoso.com`) still parts them. */
export function asTyped(text: string, words: readonly Word[]): string {
  const whole = text.normalize('NFC');
  return words
    .map((word, i) => {
      const next = words[i + 1];
      const between = next && whole.slice(word.end, next.at);
      return word.raw + (between === undefined ? '' : /[\p{L}\p{N}]/u.test(between) ? ' ' : between);
    })
    .join('');
}
