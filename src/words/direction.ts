import { remembering } from './remembering.ts';

/** Letters that are written from right to left, and the mark that stands for one. */
const RIGHT_TO_LEFT =
  /[\u200f\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
/** What turns all that follows, to the end of the line or of an isolate: a name may hold it, by accident or to deceive. */
const TURNS = /[\u202a-\u202e]/u;
const FIRST_LETTER = /[\u200f\p{L}]/u;
const ISOLATE = '\u2068';
const END = '\u2069';
const SET_APART = /\u2068[^\u2069]*\u2069/gu;

/** TypeScript's library does not know it yet. */
type LocaleOfNow = Intl.Locale & { getTextInfo(): { readonly direction: 'ltr' | 'rtl' } };

/** Locales are a client's words: a bounded number of them is kept, for asking takes as long as a row of a card. */
const asked = remembering<string, boolean>(500);

export const isRightToLeft = (locale: string): boolean =>
  asked(locale, () => (new Intl.Locale(locale) as LocaleOfNow).getTextInfo().direction === 'rtl');

const disturbs = (text: string): boolean => RIGHT_TO_LEFT.test(text) || TURNS.test(text);

/** Sets words from outside apart, so that a sentence of the other direction keeps its order (Unicode's FSI and PDI). */
export const isolated = (text: string, rightToLeft: boolean): string =>
  text !== '' && (rightToLeft || disturbs(text)) ? ISOLATE + text + END : text;

/** The same for parts of one line, of which some may be written from right to left. */
export const isolatedEach = (parts: readonly string[]): readonly string[] =>
  parts.some(disturbs) ? parts.map((part) => isolated(part, true)) : parts;

/** The same for a text that stands by itself: only where its own direction is not the one around it, or may turn it. */
export function isolatedAlone(text: string, rightToLeft: boolean): string {
  if (!rightToLeft && !disturbs(text)) return text;
  const first = FIRST_LETTER.exec(text.replace(SET_APART, ''))?.[0];
  const isOfThisSide = first === undefined || RIGHT_TO_LEFT.test(first) === rightToLeft;
  if (isOfThisSide && !TURNS.test(text)) return text;
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  return before + ISOLATE + words + END + after;
}
