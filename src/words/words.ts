import { IntlMessageFormat } from 'intl-messageformat';
import type { Reader } from '../domain/reader.ts';
import { isolated, isRightToLeft } from './direction.ts';
import { type Catalogue, catalogueOf, type Language, languageOf, type WordKey } from './languages.ts';
import { remembering } from './remembering.ts';
import { selectorsIn } from './selectors.ts';
import { MINUTE, SECOND, spanOf } from './spans.ts';

export { isLanguage, LANGUAGES, type Language, languagesSaying, ownName, type WordKey } from './languages.ts';

type Values = Readonly<Record<string, string | number>>;

/** Everything the bot says to one reader: their language, their numbers, their zone. */
export interface Words {
  readonly language: Language;
  /** BCP 47 tag of the text, for a card's `lang`. */
  readonly locale: string;
  /** IANA zone of all times. */
  readonly zone: string;
  readonly isRightToLeft: boolean;
  /** Values that are words stand apart from the sentence where one of both is written from right to left. */
  say(key: WordKey, values?: Values): string;
  number(value: number): string;
  /** "Contoso, Fabrikam, and Litware". */
  list(items: readonly string[]): string;
  /** "1 hr, 32 min": the two largest units, never more exact than seconds. */
  span(ms: number): string;
  /** "09:42 GMT+9", with the date when it is another day than `now`. */
  time(at: Date, now: Date): string;
  /** "09:42", with the date when it is another day: for rows under a heading that names the zone. */
  clock(at: Date, now: Date): string;
  /** "3 Nov 2026". */
  date(at: Date): string;
}

const DEFAULT_LOCALE = 'en-GB';
/** Locale and zone are a client's words: a bounded number of them is kept. */
const readers = remembering<string, Words>(500);
/** Cards say the same again and again, and what Intl takes adds up: 4 µs a sentence, 6 a time, 60 a span. */
const MOST_SAID = 500;

/** The words for a reader; unknown languages read English, unknown zones UTC. */
export function wordsFor(reader: Reader): Words {
  return readers(`${reader.locale} ${reader.zone}`, () => {
    const language = languageOf(reader.locale);
    const locale = language === undefined ? DEFAULT_LOCALE : new Intl.Locale(reader.locale).toString();
    const zone = isZone(reader.zone) ? reader.zone : 'UTC';
    return createWords({ language: language ?? 'en', locale, zone, texts: catalogueOf(language ?? 'en') });
  });
}

export interface WordsNeeds extends Pick<Words, 'language' | 'locale' | 'zone'> {
  readonly texts: Catalogue;
}

/** Words of any catalogue. */
export function createWords({ language, locale, zone, texts }: WordsNeeds): Words {
  const rightToLeft = isRightToLeft(locale);
  const formats = remembering<WordKey, IntlMessageFormat>(Object.keys(texts).length);
  const said = remembering<string, string>(MOST_SAID);
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const spans = new Intl.DurationFormat(locale, { style: 'short' });
  const lasting = remembering<number, string>(MOST_SAID);
  const day = teller(locale, { timeZone: zone, dateStyle: 'short' });
  const date = teller(locale, { timeZone: zone, dateStyle: 'medium' });
  const hour = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const tellersOf = (options: Intl.DateTimeFormatOptions) => ({
    today: teller(locale, { ...hour, ...options }),
    otherDay: teller(locale, { ...hour, ...options, day: 'numeric', month: 'short' }),
  });
  const zoned = tellersOf({ timeZoneName: 'short' });
  const plain = tellersOf({});
  const at = (styles: typeof zoned, moment: Date, now: Date) =>
    (day(moment) === day(now) ? styles.today : styles.otherDay)(moment);

  /** What a message chooses by stays as it is. */
  const apart = (values: Values, format: IntlMessageFormat): Values => {
    const words = Object.entries(values).filter(([, value]) => typeof value === 'string');
    if (words.every(([, value]) => isolated(String(value), rightToLeft) === value)) return values;
    const chosen = selectorsIn(format.getAst());
    const isWord = ([name, value]: [string, string | number]) => !chosen.get(name)?.has(String(value));
    return {
      ...values,
      ...Object.fromEntries(words.filter(isWord).map(([name, value]) => [name, isolated(String(value), rightToLeft)])),
    };
  };

  return {
    language,
    locale,
    zone,
    isRightToLeft: rightToLeft,
    say: (key, values) =>
      said(values ? key + JSON.stringify(values) : key, () => {
        const make = () => new IntlMessageFormat(texts[key], locale, undefined, { ignoreTag: true });
        const format = formats(key, make);
        return String(format.format(values && apart(values, format)));
      }),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items.map((item) => isolated(item, rightToLeft))),
    span: (ms) => lasting(ms - (ms % (ms < MINUTE ? SECOND : MINUTE)), () => spans.format(spanOf(ms))),
    time: (moment, now) => at(zoned, moment, now),
    clock: (moment, now) => at(plain, moment, now),
    date,
  };
}

/** Formats moments, for which the minute is enough. */
function teller(locale: string, options: Intl.DateTimeFormatOptions): (at: Date) => string {
  const format = new Intl.DateTimeFormat(locale, options);
  const told = remembering<number, string>(MOST_SAID);
  return (at) => told(Math.floor(at.getTime() / MINUTE), () => unbroken(format.formatToParts(at)));
}

/** A time and its zone stay on one line. */
const unbroken = (parts: readonly Intl.DateTimeFormatPart[]): string =>
  parts
    .map(({ type, value }, index) =>
      type === 'literal' && parts[index + 1]?.type === 'timeZoneName' ? value.replace(' ', '\u00a0') : value,
    )
    .join('');

/** Whether Intl knows it as a zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
