import fillers from './fillers.json' with { type: 'json' };
import { type Word, wordsOf } from './fold-words.ts';

const keys = new Set(
  Object.values(fillers)
    .flat()
    .map((filler) =>
      wordsOf(filler)
        .map((word) => word.key)
        .join(''),
    ),
);

/** A word that says neither who, nor which service, nor what is wrong. */
export const isFiller = (word: Word): boolean =>
  !word.inAddress && [word.key, ...word.others].some((key) => keys.has(key));

const asTyped = (words: readonly Word[]): string => words.map((word) => word.raw).join(' ');

export const withoutFillers = (text: string): string => asTyped(wordsOf(text).filter((word) => !isFiller(word)));
