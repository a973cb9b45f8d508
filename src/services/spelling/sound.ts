import { isHangul, romanisedOf } from './hangul.ts';

/** How a word sounds to an ear that does not tell b from p from f, nor r from l. */
export interface Sound {
  /** With vowels: `kontoso`. */
  readonly full: string;
  /** Consonants alone: `knts`. */
  readonly bones: string;
}

type Rule = readonly [RegExp, string];

/** Korean writes vowels between consonants that English has none for: they go. */
const FROM_HANGUL: readonly Rule[] = [
  [/eu/g, ''],
  [/eo/g, 'o'],
  [/[ao]e/g, 'e'],
];

/** Spelling to sound, as Korean hears it: a silent e goes, an r that no vowel follows goes. */
const FROM_LATIN: readonly Rule[] = [
  [/ph/g, 'f'],
  [/^sch/, 'sk'],
  [/^kn|^gn/, 'n'],
  [/^wr/, 'r'],
  [/gh/g, ''],
  [/tch/g, 'ch'],
  [/tu(?=re)/g, 'chu'],
  [/c(?=[eiy])/g, 's'],
  [/g(?=es?$|ie)/g, 's'],
  [/tion/g, 'shon'],
  [/dge$/, 'ch'],
  [/(?<=.[^aeiouy])e$/, ''],
  [/(?<=[aeiouy]{2})e$/, ''],
  [/qu/g, 'kw'],
  [/^x/, 's'],
];

const FOR_BOTH: readonly Rule[] = [
  [/[tsc]h/g, 's'],
  [/x/g, 'ks'],
  [/ng(?![aeiouy])/g, 'n'],
  [/(?<=[aeiouy])r(?![aeiouy])/g, ''],
  [/[bfv]/g, 'p'],
  [/d/g, 't'],
  [/[gqc]/g, 'k'],
  [/[jz]/g, 's'],
  [/r/g, 'l'],
  [/y$/, 'i'],
  [/(.)\1+/g, '$1'],
];

const apply = (rules: readonly Rule[], text: string): string =>
  rules.reduce((rest, [pattern, sound]) => rest.replace(pattern, sound), text);

export const bonesOf = (full: string): string => full.replace(/[aeiouwy]/g, '').replace(/(.)\1+/g, '$1');

/** Takes a folded Latin key or Hangul as typed. */
export function soundOf(text: string): string {
  return apply(FOR_BOTH, isHangul(text) ? apply(FROM_HANGUL, romanisedOf(text)) : apply(FROM_LATIN, text));
}

const SOUND_OF_INITIAL: Readonly<Record<string, string>> = {
  ...{ ㄱ: 'k', ㄲ: 'k', ㅋ: 'k', ㄴ: 'n', ㄷ: 't', ㄸ: 't', ㅌ: 't', ㄹ: 'l', ㅁ: 'm', ㅂ: 'p', ㅃ: 'p', ㅍ: 'p' },
  ...{ ㅅ: 's', ㅆ: 's', ㅈ: 's', ㅉ: 's', ㅊ: 's', ㅎ: 'h' },
};

/** `ㅋㅌㅅ` as `kts`; a silent ㅇ says nothing. */
export const soundOfInitials = (initials: string): string =>
  [...initials]
    .map((letter) => SOUND_OF_INITIAL[letter] ?? '')
    .join('')
    .replace(/(.)\1+/g, '$1');

/** Consonants that can close a Korean syllable, and so have no initial of their own. */
const CAN_CLOSE = 'nmlkpt';

/** How many of the bones these initials may stand for (`kts` for all four of `knts`), 0 when they do not fit. */
export function initialsFit(initials: string, bones: string): number {
  let at = 0;
  for (const letter of initials) {
    if (bones[at] !== letter && at > 0 && CAN_CLOSE.includes(bones[at] ?? ' ')) at += 1;
    if (bones[at] !== letter) return 0;
    at += 1;
  }
  return at;
}

/** The share of a sound that fitting initials speak for, 0..1; a last consonant that closes its syllable is silent. */
export function shareSpokenFor(initials: string, full: string): number {
  const bones = bonesOf(full);
  const fit = initialsFit(initials, bones);
  const closed = fit === bones.length - 1 && CAN_CLOSE.includes(full.at(-1) ?? ' ');
  return closed ? 1 : fit / bones.length;
}
