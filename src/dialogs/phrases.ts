import { editDistance } from '../services/spelling/edit-distance.ts';
import { type Word, wordsOf } from '../services/spelling/fold-words.ts';

/** A phrase of the lexicon, ready to be looked for. */
export interface Phrase {
  readonly keys: readonly string[];
  /** The last word may go on: `확인*` is found in `확인해줘`. */
  readonly open: boolean;
}

export const phraseOf = (text: string): Phrase => ({
  keys: wordsOf(text).map((word) => word.key),
  open: text.endsWith('*'),
});

/** Longest first, so that `check health` is not taken for `check`. */
export const phrasesOf = (texts: readonly string[]): Phrase[] =>
  texts
    .map(phraseOf)
    .filter(({ keys }) => keys.length > 0)
    .sort((a, b) => b.keys.length - a.keys.length);

/** One slip of the hand in a phrase of several long words: the other words vouch for it. */
const mayHoldSlip = (phrase: Phrase): boolean => phrase.keys.length > 1 && phrase.keys.every((key) => key.length > 3);

function wordFits(phrase: Phrase, at: number, word: Word): boolean {
  const key = phrase.keys[at] ?? '';
  if (word.key === key) return true;
  if (at < phrase.keys.length - 1) return false;
  return word.others.includes(key) || (phrase.open && word.key.startsWith(key));
}

export function standsAt(phrase: Phrase, words: readonly Word[], at: number): boolean {
  const { keys } = phrase;
  if (at < 0 || at + keys.length > words.length) return false;
  let misfit = -1;
  for (let i = 0; i < keys.length; i += 1) {
    if (wordFits(phrase, i, words[at + i] as Word)) continue;
    if (misfit >= 0 || !mayHoldSlip(phrase)) return false;
    misfit = i;
  }
  return misfit < 0 || editDistance(keys[misfit] ?? '', words[at + misfit]?.key ?? '', 1) === 1;
}

/** The longest phrase that begins the words; how many words it takes, 0 when none does. */
export const atStart = (phrases: readonly Phrase[], words: readonly Word[]): number =>
  phrases.find((phrase) => standsAt(phrase, words, 0))?.keys.length ?? 0;

export const atEnd = (phrases: readonly Phrase[], words: readonly Word[]): number =>
  phrases.find((phrase) => standsAt(phrase, words, words.length - phrase.keys.length))?.keys.length ?? 0;

/** Words without the phrases at both ends, as often as there are any. */
export function peel(phrases: readonly Phrase[], words: readonly Word[], atTheEnd = phrases): readonly Word[] {
  const first = atStart(phrases, words);
  const rest = words.slice(first);
  const last = atEnd(atTheEnd, rest);
  if (first === 0 && last === 0) return words;
  return peel(phrases, rest.slice(0, rest.length - last), atTheEnd);
}

/** How many letters of the words the most exact phrase knows that says them all; 0 when none does. */
export const lettersSaying = (phrases: readonly Phrase[], words: readonly Word[]): number =>
  Math.max(
    0,
    ...phrases
      .filter((phrase) => phrase.keys.length === words.length && standsAt(phrase, words, 0))
      .map(({ keys }) => keys.join('').length),
  );

/** Whether one phrase says all the words. */
export const saysAll = (phrases: readonly Phrase[], words: readonly Word[]): boolean =>
  lettersSaying(phrases, words) > 0;
