import { hangulWord, type Word, wordsOf } from '../spelling/fold-words.ts';
import { isParticle } from '../spelling/hangul.ts';
import { bonesOf, soundOf } from '../spelling/sound.ts';
import { withLabels } from './domain-names.ts';
import type { NameBook } from './name-book.ts';

/** Words are bits of a small integer: who pastes a page is answered by its beginning. */
export const MOST_WORDS = 24;

const LONGEST_APART = 40;

/** Korean often writes without spaces: `한빛물산익스체인지` is taken apart where a name that we know ends. */
export function questionWords(text: string, book: NameBook): { words: Word[]; beyond: Word[] } {
  const words = wordsOf(withLabels(text)).flatMap((word) => (word.hangul ? apart(word, book) : [word]));
  return { words: words.slice(0, MOST_WORDS), beyond: words.slice(MOST_WORDS) };
}

function apart(word: Word, book: NameBook): Word[] {
  if (word.raw.length > LONGEST_APART || word.stems.some((stem) => isName(stem, book))) return [word];
  for (let end = word.raw.length - 1; end >= 2; end -= 1) {
    const tail = word.raw.slice(end);
    if (isName(word.raw.slice(0, end), book) && !isParticle(tail))
      return [hangulWord(word.raw.slice(0, end)), hangulWord(tail)];
  }
  return [word];
}

function isName(hangul: string, book: NameBook): boolean {
  const { key } = hangulWord(hangul);
  if (book.words.whole(key).length > 0 || book.stretches.whole(key).length > 0) return true;
  const full = soundOf(hangul);
  return book.latinSounds.whole(bonesOf(full)).some((posting) => posting.full === full);
}
