import type { Customer } from '../../domain/customer.ts';
import { keyOf, type Word, wordsOf } from '../spelling/fold-words.ts';
import { initialsOf } from '../spelling/hangul.ts';
import { labelOf } from './domain-names.ts';
import optionalWords from './optional-words.json' with { type: 'json' };

const optional = new Set(optionalWords);
/** Slots are bits of a small integer: longer names are found by their first words. */
const MOST_WORDS = 24;

/** A word that a name may have or lack and still be the same name: `Ltd`, `the`, `주식회사`. */
export const isOptional = (word: Word): boolean => optional.has(word.stem.toLowerCase());

export const weightOf = (word: Word): number => (isOptional(word) ? 0.2 : word.key.length);

/** A customer's name as the index sees it: one slot a word. */
export interface IndexedName {
  readonly customer: Customer;
  readonly weights: readonly number[];
  readonly weight: number;
  /** Slots, a bit each, that must be found before the name is. */
  readonly needed: number;
}

/** Neighbouring words of a name: people write names together and apart. */
export interface Stretch {
  readonly words: readonly Word[];
  /** The slots of these words, a bit each. */
  readonly slots: number;
}

export const indexedName = (customer: Customer, words: readonly Word[]): IndexedName => {
  const weights = words.map(weightOf);
  const needed = words.reduce((slots, word, at) => (isOptional(word) ? slots : slots | (1 << at)), 0);
  return {
    customer,
    weights,
    weight: weights.reduce((sum, weight) => sum + weight, 0),
    needed: needed === 0 ? allSlots(words) : needed,
  };
};

export const nameWords = (customer: Customer): Word[] => wordsOf(customer.name).slice(0, MOST_WORDS);

const allSlots = (words: readonly Word[]): number => (1 << words.length) - 1;

/** Each word, each pair of neighbours, and the whole. */
export function stretchesOf(words: readonly Word[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const length of new Set([1, 2, words.length])) {
    for (let at = 0; at + length <= words.length; at += 1) {
      stretches.push({ words: words.slice(at, at + length), slots: ((1 << length) - 1) << at });
    }
  }
  return stretches;
}

/**
 * The keys of a stretch: as written, and with umlauts written out or without possessive. Hangul stands in jamo, where
 * one letter may be wrong, and in syllables, where one syllable may.
 */
export function keysOf({ words }: Stretch): string[] {
  const hangul = words.every((word) => word.hangul);
  const other = (word: Word): string => (hangul ? word.stem : (word.others[0] ?? word.key));
  return [words.map((word) => word.key).join(''), words.map(other).join('')];
}

export const initialsOfStretch = ({ words }: Stretch): string | undefined =>
  words.every((word) => word.hangul) ? initialsOf(words.map((word) => word.stem).join('')) : undefined;

/** The first label of the initial domain stands for the whole name. */
export function labelEntry(customer: Customer, words: readonly Word[]): { text: string; slots: number } | undefined {
  const text = keyOf(labelOf(customer.domain)).replace(/[^\p{L}\p{N}]/gu, '');
  return text === '' ? undefined : { text, slots: allSlots(words) };
}
