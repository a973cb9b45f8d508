import { likeness } from '../spelling/edit-distance.ts';
import type { Word } from '../spelling/fold-words.ts';
import { areInitials, isHangul } from '../spelling/hangul.ts';
import { bonesOf, initialsFit, shareSpokenFor, soundOf, soundOfInitials } from '../spelling/sound.ts';
import type { Found } from '../spelling/word-index.ts';
import type { NameBook } from './name-book.ts';
import type { Lookup, Posting } from './postings.ts';
import { keysOfSpan, type Span, spansOf, stemsOfSpan } from './spans.ts';

/** Why a name may be meant: these words of the question speak for those slots of the name (a bit each). */
export interface Clue {
  readonly name: number;
  readonly words: number;
  readonly slots: number;
  /** 0..1 */
  readonly likeness: number;
  /** No guess: written so, or sounding just so. */
  readonly whole: boolean;
}

type Resemblance = Omit<Found, 'entry'>;

/** Consonants alone say little: vowels must agree at least this much. */
const SOUNDS_ALIKE = 0.3;
const INITIALS_BY_SOUND = 0.95;

export function cluesIn(words: readonly Word[], book: NameBook): Clue[] {
  const clues: Clue[] = [];
  for (const span of spansOf(words)) {
    const typed = span.words.map((word) => word.stem).join('');
    if (areInitials(typed)) {
      addByInitials(typed, span, book, clues);
    } else {
      const known = addByLetters(span, words.length === 1, book, clues);
      if (!known) addBySound(span, book, clues);
    }
  }
  return clues;
}

/** Answers whether the words stand in a name just as typed: then nobody need guess at their sound. */
function addByLetters(span: Span, alone: boolean, book: NameBook, clues: Clue[]): boolean {
  let known = false;
  for (const key of keysOfSpan(span)) {
    const hits = span.words.length === 1 ? oneWord(key, alone, book) : severalWords(key, book);
    for (const { found, postings } of hits) {
      add(clues, span, postings, found);
      known ||= found.how === 'whole';
    }
  }
  return known;
}

/** A single letter names a word, or all that begins with it when nothing else was typed. */
function oneWord(key: string, alone: boolean, book: NameBook): Lookup<Posting>[] {
  const words = book.words.find(key);
  if (key.length === 1 && !alone) return words.filter(({ found }) => found.how === 'whole');
  if (key.length < 3) return words;
  const known = words.some(({ found }) => found.how === 'whole');
  const together = known || key.length < 6 ? book.stretches.findWithoutErrors(key) : book.stretches.find(key);
  const hits = [...words, ...together];
  return hits.length > 0 ? hits : book.words.findStartWithError(key);
}

const severalWords = (key: string, book: NameBook): Lookup<Posting>[] => [
  ...book.words.findWithoutErrors(key),
  ...book.stretches.findWithoutErrors(key),
];

/** Names in the other script. */
function addBySound(span: Span, book: NameBook, clues: Clue[]): void {
  for (const stem of stemsOfSpan(span)) {
    const sounds = isHangul(stem) ? book.latinSounds : book.hangulSounds;
    if (sounds.size === 0) return;
    const full = soundOf(stem);
    const bones = bonesOf(full);
    if (bones.length < 2) continue;
    for (const { found, postings } of span.words.length === 1 ? sounds.find(bones) : sounds.findWithoutErrors(bones)) {
      if (found.how === 'start' && bones.length < 3) continue;
      for (const posting of postings) {
        const heard = found.how === 'start' ? posting.full.slice(0, full.length) : posting.full;
        const alike = likeness(full, heard);
        if (alike < SOUNDS_ALIKE) continue;
        const how = found.how === 'whole' && alike < 1 ? 'near' : found.how;
        add(clues, span, [posting], { ...found, how, likeness: found.likeness * (0.4 + 0.6 * alike) });
      }
    }
  }
}

function addByInitials(typed: string, span: Span, book: NameBook, clues: Clue[]): void {
  for (const { found, postings } of book.initials.findWithoutErrors(typed)) add(clues, span, postings, found);
  const sound = soundOfInitials(typed);
  if (sound.length < 2) return;
  for (const [bones, postings] of book.latinSounds.all()) {
    if (initialsFit(sound, bones) === 0) continue;
    for (const posting of postings) {
      const share = shareSpokenFor(sound, posting.full) * INITIALS_BY_SOUND;
      add(clues, span, [posting], { how: 'near', share, likeness: share });
    }
  }
}

/** The beginning of one word is a promise of the rest; the beginning of several speaks for what it holds. */
function add(clues: Clue[], span: Span, postings: readonly Posting[], found: Resemblance): void {
  const whole = found.how === 'whole';
  for (const { name, slots, trust } of postings) {
    const oneSlot = (slots & (slots - 1)) === 0;
    const alike = !oneSlot && !whole ? Math.min(found.share, found.likeness) : found.likeness;
    clues.push({ name, words: span.bits, slots, likeness: alike * trust, whole });
  }
}
