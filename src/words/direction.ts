/** Letters that are written from right to left, and the mark that stands for one. */
const RIGHT_TO_LEFT =
  /[\u200f\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const FIRST_LETTER = /[\u200f\p{L}]/u;
const ISOLATE = '\u2068';
const END = '\u2069';
const SET_APART = /\u2068[^\u2069]*\u2069/gu;

/** TypeScript's library does not know it yet. */
type LocaleOfNow = Intl.Locale & { getTextInfo(): { readonly direction: 'ltr' | 'rtl' } };

export const isRightToLeft = (locale: string): boolean =>
  (new Intl.Locale(locale) as LocaleOfNow).getTextInfo().direction === 'rtl';

/** Sets words from outside apart, so that a sentence of the other direction keeps its order (Unicode's FSI and PDI). */
export const isolated = (text: string, rightToLeft: boolean): string =>
  text !== '' && (rightToLeft || RIGHT_TO_LEFT.test(text)) ? ISOLATE + text + END : text;

/** The same for parts of one line, of which some may be written from right to left. */
export const isolatedEach = (parts: readonly string[]): readonly string[] =>
  parts.some((part) => RIGHT_TO_LEFT.test(part)) ? parts.map((part) => isolated(part, true)) : parts;

/** The same for a text that stands by itself: only where its own direction is not the one around it. */
export function isolatedAlone(text: string, rightToLeft: boolean): string {
  const first = FIRST_LETTER.exec(text.replace(SET_APART, ''))?.[0];
  if (first === undefined || RIGHT_TO_LEFT.test(first) === rightToLeft) return text;
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  return before + ISOLATE + words + END + after;
}
