import { disassemble, getChoseong, romanize } from 'es-hangul';
import particles from './korean-particles.json' with { type: 'json' };

const INITIALS = /^[ㄱ-ㅎ]{2,}$/;

export const isHangul = (text: string): boolean => /^\p{Script=Hangul}+$/u.test(text);

/** `한빛` as `ㅎㅏㄴㅂㅣㅊ`, so that a half-typed syllable is the beginning of the whole one. */
export const jamoOf = (text: string): string => disassemble(text.normalize('NFC'));

/** `한빛물산` as `ㅎㅂㅁㅅ`. */
export const initialsOf = (text: string): string => getChoseong(text.normalize('NFC'));

/** True for `ㅎㅂㅁㅅ`: what hurried people type for a name. */
export const areInitials = (text: string): boolean => INITIALS.test(text);

export const isParticle = (text: string): boolean => particles.includes(text);

/** `한빛물산에서` as `한빛물산`; each way to take one particle off, longest particle first, never leaving nothing. */
export function withoutParticle(text: string): string[] {
  return particles
    .filter((end) => text.length > end.length + 1 && text.endsWith(end))
    .map((end) => text.slice(0, -end.length));
}

const romanised = new Map<string, string>();

/** Syllable by syllable, so that a foreign name is not bent by the rules of Korean pronunciation. */
export function romanisedOf(text: string): string {
  return Array.from(text, (syllable) => {
    const sound = romanised.get(syllable) ?? romanize(syllable);
    romanised.set(syllable, sound);
    return sound;
  }).join('');
}
