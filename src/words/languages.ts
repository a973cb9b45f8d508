import { fullLocale, readAlike } from '../domain/reader.ts';
import en from './catalogues/en.json' with { type: 'json' };
import { jsonFolder } from './json-folder.ts';

export type WordKey = keyof typeof en;
/** A language's messages, in ICU MessageFormat. */
export type Catalogue = Readonly<Record<WordKey, string>>;

/** The BCP 47 tag of a language that the bot speaks, such as `ko` or `pt-BR`: the name of its catalogue. */
export type Language = string;

const FALLBACK: Language = 'en';
const CATALOGUES = jsonFolder<Partial<Catalogue>>(new URL('./catalogues/', import.meta.url));

/** Every language that the bot speaks, English first. */
export const LANGUAGES: readonly Language[] = [...new Set([FALLBACK, ...CATALOGUES.keys()])];

export const isLanguage = (tag: string): boolean => CATALOGUES.has(tag);

/** The languages in which everything of these messages can be said: nobody's letter is half in English. */
export const languagesSaying = (beginning: string): readonly Language[] =>
  LANGUAGES.filter((language) => {
    const catalogue: Readonly<Record<string, string>> = CATALOGUES.get(language) ?? {};
    return Object.keys(en).every((key) => !key.startsWith(beginning) || key in catalogue);
  });

/** A catalogue that lacks a message speaks English there, and fails the tests. */
export const catalogueOf = (language: Language): Catalogue => ({ ...en, ...CATALOGUES.get(language) });

/** The language in which a reader of this locale is answered; none where we speak none that they read. */
export function languageOf(locale: string): Language | undefined {
  const alike = LANGUAGES.filter((language) => readAlike(language, locale));
  const region = fullLocale(locale)?.region;
  return alike.find((language) => fullLocale(language)?.region === region) ?? alike[0];
}

/** What a language calls itself, as a heading. */
export function ownName(language: Language): string {
  const [first = '', ...rest] = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return first.toLocaleUpperCase(language) + rest.join('');
}
