import type { Customer } from '../../domain/customer.ts';
import type { Word } from '../spelling/fold-words.ts';
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
}

/** All names, under everything by which they can be found. */
export interface NameBook {
  readonly names: readonly IndexedName[];
  /** Single words, as written. */
  readonly words: Postings<Posting>;
  /** Neighbouring words written together, and the first labels of initial domains. */
  readonly stretches: Postings<Posting>;
  /** Hangul names by their initials (`ㅎㅂㅁㅅ`). */
  readonly initials: Postings<Posting>;
  /** By sound, for those who write a name in the other script. */
  readonly hangulSounds: Postings<SoundPosting>;
  readonly latinSounds: Postings<SoundPosting>;
}

/** A domain's label and a sound say a little less than the name as written. */
const BY_LABEL = 0.97;
const BY_SOUND = 0.95;

export function createNameBook(customers: readonly Customer[]): NameBook {
  const names: IndexedName[] = [];
  const words: [string, Posting][] = [];
  const stretches: [string, Posting][] = [];
  const initials: [string, Posting][] = [];
  const hangulSounds: [string, SoundPosting][] = [];
  const latinSounds: [string, SoundPosting][] = [];
  const sounds = new Map<string, string>();
  const soundOfWord = (word: Word): string => {
    const stem = word.hangul ? word.stem : word.key;
    const sound = sounds.get(stem) ?? soundOf(stem);
    sounds.set(stem, sound);
    return sound;
  };

  customers.forEach((customer, name) => {
    const all = nameWords(customer);
    names.push(indexedName(customer, all));
    const label = labelEntry(customer, all);
    if (label) stretches.push([label.text, { name, slots: label.slots, trust: BY_LABEL }]);
    for (const stretch of stretchesOf(all)) {
      const posting: Posting = { name, slots: stretch.slots, trust: 1 };
      const texts = stretch.words.length === 1 ? words : stretches;
      for (const key of new Set(keysOf(stretch))) texts.push([key, posting]);
      const first = initialsOfStretch(stretch);
      if (first !== undefined) initials.push([first, posting]);
      const hangul = stretch.words.filter((word) => word.hangul).length;
      if (hangul > 0 && hangul < stretch.words.length) continue;
      const full = stretch.words.map(soundOfWord).join('');
      const heard = hangul > 0 ? hangulSounds : latinSounds;
      heard.push([bonesOf(full), { name, slots: stretch.slots, trust: BY_SOUND, full }]);
    }
  });
  return {
    names,
    words: createPostings(words),
    stretches: createPostings(stretches),
    initials: createPostings(initials),
    hangulSounds: createPostings(hangulSounds),
    latinSounds: createPostings(latinSounds),
  };
}
