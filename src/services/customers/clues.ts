import { likeness } from '../spelling/edit-distance.ts';
import type { Word } from '../spelling/fold-words.ts';
import { areInitials } from '../spelling/hangul.ts';
import { bonesOf, initialsFit, shareSpokenFor, soundOf, soundOfInitials } from '../spelling/sound.ts';
import type { Found } from '../spelling/word-index.ts';
import type { NameBook } from './name-book.ts';
import type { Posting } from './postings.ts';

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

/** Neighbouring words of a question, read as one. */
interface Span {
  readonly words: readonly Word[];
  readonly bits: number;
}

type How = Omit<Found, 'entry'>;

const WHOLE: How = { how: 'whole', share: 1, likeness: 1 };
const LONGEST_SPAN = 3;
/** A domain's label, a sound, and initials say a little less than the name as written. */
const BY_LABEL = 0.97;
const BY_SOUND = 0.95;
const BY_INITIALS = 0.9;

function* spansOf(words: readonly Word[]): Iterable<Span> {
  for (let at = 0; at < words.length; at += 1) {
    for (let length = 1; length <= LONGEST_SPAN && at + length <= words.length; length += 1) {
      yield { words: words.slice(at, at + length), bits: ((1 << length) - 1) << at };
    }
  }
}

/** The last word may carry a particle, or be spelt another way. */
function spellingsOf({ words }: Span): string[] {
  const last = words.at(-1) as Word;
  const head = words
    .slice(0, -1)
    .map((word) => word.key)
    .join('');
  return [last.key, ...last.others].map((end) => head + end);
}

export function cluesIn(words: readonly Word[], book: NameBook): Clue[] {
  const clues: Clue[] = [];
  for (const span of spansOf(words)) {
    const typed = span.words.map((word) => word.stem).join('');
    if (areInitials(typed)) byInitials(typed, span, book, clues);
    else {
      byLetters(span, words.length === 1, book, clues);
      bySound(span, book, clues);
    }
  }
  return clues;
}

function byLetters(span: Span, alone: boolean, book: NameBook, clues: Clue[]): void {
  for (const spelling of spellingsOf(span)) {
    if (spelling.length < 2 && !alone) {
      add(clues, span, book.keys.whole(spelling), WHOLE, 1);
      continue;
    }
    for (const { found, postings } of book.keys.find(spelling)) {
      add(clues, span, postings, found, 1);
    }
    for (const { found, postings } of book.labels.find(spelling)) {
      add(clues, span, postings, found, BY_LABEL);
    }
  }
}

function bySound(span: Span, book: NameBook, clues: Clue[]): void {
  const hangul = span.words.every((word) => word.hangul);
  if (!hangul && span.words.some((word) => word.hangul)) return;
  const last = span.words.at(-1) as Word;
  const head = span.words
    .slice(0, -1)
    .map((word) => (hangul ? word.stem : word.key))
    .join('');
  const ends = hangul ? last.stems : [last.key];
  for (const end of ends) {
    const full = soundOf(head) + soundOf(end);
    const bones = bonesOf(full);
    if (bones.length < 2) continue;
    for (const { found, postings } of book.sounds.find(bones)) {
      if (found.how === 'near-start' || (found.how === 'start' && bones.length < 3)) continue;
      for (const posting of postings) {
        if (posting.hangul === hangul) continue;
        const heard = found.how === 'start' ? posting.full.slice(0, full.length) : posting.full;
        const alike = likeness(full, heard);
        if (alike < 0.5) continue;
        const how = found.how === 'whole' && alike < 1 ? 'near' : found.how;
        add(clues, span, [posting], { ...found, how }, BY_SOUND * (0.4 + 0.6 * alike));
      }
    }
  }
}

function byInitials(typed: string, span: Span, book: NameBook, clues: Clue[]): void {
  for (const { found, postings } of book.initials.find(typed)) {
    if (found.how !== 'near-start') add(clues, span, postings, found, 1);
  }
  const sound = soundOfInitials(typed);
  if (sound.length < 2) return;
  for (const [bones, postings] of book.sounds.all()) {
    if (!initialsFit(sound, bones)) continue;
    for (const posting of postings) {
      if (posting.hangul) continue;
      const share = shareSpokenFor(sound, posting.full);
      add(clues, span, [posting], { how: 'near', share, likeness: share }, BY_INITIALS);
    }
  }
}

/** The beginning of one word is a promise of the rest; the beginning of several speaks for what it holds. */
function add(clues: Clue[], span: Span, postings: readonly Posting[], how: How, trust: number): void {
  const whole = how.how === 'whole';
  for (const { name, slots } of postings) {
    const severalWords = (slots & (slots - 1)) !== 0;
    const alike = severalWords && !whole ? Math.min(how.share, how.likeness) : how.likeness;
    clues.push({ name, words: span.bits, slots, likeness: alike * trust, whole });
  }
}
