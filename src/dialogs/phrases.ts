import { type Word, wordsOf } from '../services/spelling/fold-words.ts';
import { editDistance } from '../services/spelling/edit-distance.ts';

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

/** One slip of the hand in a word of a phrase of several words: the other words vouch for it. */
const slips = (key: string, typed: string): boolean => key.length > 4 && editDistance(key, typed, 1) === 1;

export function standsAt(phrase: Phrase, words: readonly Word[], at: number): boolean {
  if (at < 0 || at + phrase.keys.length > words.length) return false;
  const last = phrase.keys.length - 1;
  let slipped = 0;
  const fits = phrase.keys.every((key, i) => {
    const typed = words[at + i]?.key ?? '';
    if (typed === key || (i === last && phrase.open && typed.startsWith(key))) return true;
    slipped += 1;
    return last > 0 && slips(key, typed);
  });
  return fits && slipped < 2 && slipped <= last;
}

/** The longest phrase that begins the words; how many words it takes, 0 when none does. */
export const atStart = (phrases: readonly Phrase[], words: readonly Word[]): number =>
  phrases.find((phrase) => standsAt(phrase, words, 0))?.keys.length ?? 0;

export const atEnd = (phrases: readonly Phrase[], words: readonly Word[]): number =>
  phrases.find((phrase) => standsAt(phrase, words, words.length - phrase.keys.length))?.keys.length ?? 0;

/** Words without the phrases at both ends, as often as there are any. */
export function peel(phrases: readonly Phrase[], words: readonly Word[]): readonly Word[] {
  const first = atStart(phrases, words);
  const rest = words.slice(first);
  const last = atEnd(phrases, rest);
  if (first === 0 && last === 0) return words;
  return peel(phrases, rest.slice(0, rest.length - last));
}
