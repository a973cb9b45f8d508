import { editDistance } from '../services/spelling/edit-distance.ts';
import { signsOf, type Word } from '../services/spelling/fold-words.ts';

/** A phrase of the lexicon, ready to be looked for. */
export interface Phrase {
  readonly keys: readonly string[];
  /** The last word may go on: `확인*` is found in `확인해줘`. */
  readonly open: boolean;
}

export const phraseOf = (text: string): Phrase => ({
  keys: signsOf(text).map((word) => word.key),
  open: text.endsWith('*'),
});

/** Phrases that are looked for together. */
export interface Phrases {
  /** Those that stand at this place of the words, longest first: `check health` is not taken for `check`. */
  standingAt(words: readonly Word[], at: number): readonly Phrase[];
  /** Words in the longest of them. */
  readonly longest: number;
}

/** Found by the word they begin with: in all languages together there are more than a thousand, and a message asks often. */
export function phrasesOf(texts: readonly string[]): Phrases {
  const all = texts.map(phraseOf).filter(({ keys }) => keys.length > 0);
  const byFirst = Map.groupBy(all, ({ keys }) => keys[0]);
  const bySecond = Map.groupBy(all.filter(mayHoldSlip), ({ keys }) => keys[1]);
  const open = all.filter((phrase) => phrase.open && phrase.keys.length === 1);
  const byFirstLetter = Map.groupBy(open, ({ keys }) => keys[0]?.[0]);

  function candidates(word: Word, next: Word | undefined): readonly Phrase[] {
    const found = [...(byFirst.get(word.key) ?? []), ...(byFirstLetter.get(word.key[0]) ?? [])];
    for (const key of word.others) found.push(...(byFirst.get(key) ?? []));
    if (next) for (const key of [next.key, ...next.others]) found.push(...(bySecond.get(key) ?? []));
    return found;
  }

  return {
    standingAt(words, at) {
      const word = words[at];
      const found = word ? candidates(word, words[at + 1]) : [];
      if (found.length === 0) return found;
      const standing = found.filter((phrase) => standsAt(phrase, words, at));
      return standing.length > 1 ? standing.sort((a, b) => b.keys.length - a.keys.length) : standing;
    },
    longest: Math.max(0, ...all.map(({ keys }) => keys.length)),
  };
}

/** One slip of the hand in a phrase of several long words: the other words vouch for it. */
const mayHoldSlip = (phrase: Phrase): boolean => phrase.keys.length > 1 && phrase.keys.every((key) => key.length > 3);

function wordFits(phrase: Phrase, at: number, word: Word): boolean {
  const key = phrase.keys[at] ?? '';
  if (word.key === key) return true;
  if (at < phrase.keys.length - 1) return false;
  return word.others.includes(key) || (phrase.open && word.key.startsWith(key));
}

/** An address is not taken apart: `com` is a word of Portuguese, and `de` one of Spanish. */
function standsAt(phrase: Phrase, words: readonly Word[], at: number): boolean {
  const { keys } = phrase;
  if (at < 0 || at + keys.length > words.length) return false;
  if (words[at]?.inAddress || words[at + keys.length]?.inAddress) return false;
  let misfit = -1;
  for (let i = 0; i < keys.length; i += 1) {
    if (wordFits(phrase, i, words[at + i] as Word)) continue;
    if (misfit >= 0 || !mayHoldSlip(phrase)) return false;
    misfit = i;
  }
  return misfit < 0 || editDistance(keys[misfit] ?? '', words[at + misfit]?.key ?? '', 1) === 1;
}

/** The longest phrase that begins the words; how many words it takes, 0 when none does. */
export const atStart = (phrases: Phrases, words: readonly Word[]): number =>
  phrases.standingAt(words, 0)[0]?.keys.length ?? 0;

export function atEnd(phrases: Phrases, words: readonly Word[]): number {
  for (let left = Math.min(phrases.longest, words.length); left > 0; left -= 1)
    if (phrases.standingAt(words, words.length - left).some(({ keys }) => keys.length === left)) return left;
  return 0;
}

/** Words without the phrases at both ends, as often as there are any. */
export function peel(phrases: Phrases, words: readonly Word[], atTheEnd = phrases): readonly Word[] {
  const first = atStart(phrases, words);
  const rest = words.slice(first);
  const last = atEnd(atTheEnd, rest);
  if (first === 0 && last === 0) return words;
  return peel(phrases, rest.slice(0, rest.length - last), atTheEnd);
}

/** How many letters of the words the most exact phrase knows that says them all; 0 when none does. */
export const lettersSaying = (phrases: Phrases, words: readonly Word[]): number =>
  Math.max(
    0,
    ...phrases
      .standingAt(words, 0)
      .filter(({ keys }) => keys.length === words.length)
      .map(({ keys }) => keys.join('').length),
  );

/** Whether one phrase says all the words. */
export const saysAll = (phrases: Phrases, words: readonly Word[]): boolean => lettersSaying(phrases, words) > 0;
