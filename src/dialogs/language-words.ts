import type { Word } from '../services/spelling/fold-words.ts';
import { LANGUAGES, type Language } from '../words/words.ts';
import { LEXICON_OF, LEXICONS, type Lexicon } from './lexicon.ts';
import { atStart, type Phrases, peel, phrasesOf, saysAll } from './phrases.ts';

const ASKS = phrasesOf(LEXICONS.flatMap(({ language }) => language.asks));
const AROUND = phrasesOf(LEXICONS.flatMap(({ language, polite }) => [...language.asks, ...language.around, ...polite]));
const NAMES = LANGUAGES.map((language) => ({
  language,
  names: phrasesOf(LEXICONS.flatMap(({ languages }) => languages[language] ?? []).concat(namesOf(language))),
  code: phrasesOf(tagsOf(language)),
}));

/** A language asked for: by its name (`한국어로`, `English please`), or by its code after the word for language. */
export function languageIn(words: readonly Word[]): { readonly language: Language | undefined } | undefined {
  const asks = atStart(ASKS, words) > 0;
  const name = peel(AROUND, words);
  const meant = NAMES.find(
    ({ names, code }) => saysAll(names, name) || (name.length < words.length && saysAll(code, name)),
  );
  if (meant) return { language: meant.language };
  return asks ? { language: undefined } : undefined;
}

const spokenIn = ({ commands, polite, language }: Lexicon): Phrases =>
  phrasesOf([
    ...Object.values(commands).flatMap((places) => Object.values(places).flat()),
    ...polite,
    ...language.asks,
  ]);
const SPOKEN = [...LEXICON_OF].map(([language, lexicon]) => ({ language, phrases: spokenIn(lexicon) }));

/**
 * The language that words are typed in: the only one that understands all of them that any does, for neighbours share
 * words (`cancelar`). Names and ids are of none.
 */
export function languageOf(words: readonly Word[]): Language | undefined {
  const heard = SPOKEN.map(({ language, phrases }) => ({ language, places: placesOf(phrases, words) }));
  const all = new Set(heard.flatMap(({ places }) => [...places])).size;
  const [only, ...others] = heard.filter(({ places }) => all > 0 && places.size === all);
  return others.length === 0 ? only?.language : undefined;
}

/** Which of the words stand in phrases. */
function placesOf(phrases: Phrases, words: readonly Word[]): ReadonlySet<number> {
  const places = words.flatMap((_, at) =>
    phrases.standingAt(words, at).flatMap(({ keys }) => keys.map((_, i) => at + i)),
  );
  return new Set(places);
}

/** `pt` is asked for where `pt-BR` is spoken. */
function tagsOf(language: Language): readonly string[] {
  return [language, new Intl.Locale(language).language];
}

/** What a language is called in each that we speak, its own included: `German`, `독일어`, `Deutsch`. */
function namesOf(language: Language): readonly string[] {
  return LANGUAGES.flatMap((spoken) => {
    const names = new Intl.DisplayNames(spoken, { type: 'language' });
    return tagsOf(language).map((tag) => names.of(tag) ?? tag);
  });
}
