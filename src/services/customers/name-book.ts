import type { Customer } from '../../domain/customer.ts';
import { bonesOf, soundOf } from '../spelling/sound.ts';
import {
  type IndexedName,
  indexedName,
  initialsOfStretch,
  keysOf,
  labelEntry,
  nameWords,
  stretchesOf,
} from './name-entries.ts';
import { createPostings, type Posting, type Postings } from './postings.ts';

export interface SoundPosting extends Posting {
  /** Sound with its vowels; the key holds the consonants alone. */
  readonly full: string;
  readonly hangul: boolean;
}

/** All names, under everything by which they can be found. */
export interface NameBook {
  readonly names: readonly IndexedName[];
  /** As written. */
  readonly keys: Postings<Posting>;
  /** By the first label of the initial domain. */
  readonly labels: Postings<Posting>;
  /** Hangul names by their initials (`ㅎㅂㅁㅅ`). */
  readonly initials: Postings<Posting>;
  /** By sound, for those who write a name in the other script. */
  readonly sounds: Postings<SoundPosting>;
}

export function createNameBook(customers: readonly Customer[]): NameBook {
  const names: IndexedName[] = [];
  const keys: [string, Posting][] = [];
  const labels: [string, Posting][] = [];
  const initials: [string, Posting][] = [];
  const sounds: [string, SoundPosting][] = [];
  const heard = new Map<string, string>();
  const hear = (stem: string): string => {
    const known = heard.get(stem);
    if (known !== undefined) return known;
    const sound = soundOf(stem);
    heard.set(stem, sound);
    return sound;
  };

  customers.forEach((customer, name) => {
    const words = nameWords(customer);
    names.push(indexedName(customer, words));
    const label = labelEntry(customer, words);
    if (label) labels.push([label.text, { name, slots: label.slots }]);
    for (const stretch of stretchesOf(words)) {
      const { slots } = stretch;
      for (const key of new Set(keysOf(stretch))) keys.push([key, { name, slots }]);
      const first = initialsOfStretch(stretch);
      if (first !== undefined) initials.push([first, { name, slots }]);
      const full = stretch.words.map((word) => hear(word.hangul ? word.stem : word.key)).join('');
      const hangul = stretch.words.every((word) => word.hangul);
      if (hangul || stretch.words.every((word) => !word.hangul)) {
        sounds.push([bonesOf(full), { name, slots, full, hangul }]);
      }
    }
  });
  return {
    names,
    keys: createPostings(keys),
    labels: createPostings(labels),
    initials: createPostings(initials),
    sounds: createPostings(sounds),
  };
}
