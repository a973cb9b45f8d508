import { IntlMessageFormat } from 'intl-messageformat';
import type { Reader } from '../domain/reader.ts';
import en from './catalogues/en.json' with { type: 'json' };
import ko from './catalogues/ko.json' with { type: 'json' };
import { remembering } from './remembering.ts';

export type WordKey = keyof typeof en;

/** Every language that the bot speaks. A catalogue that lacks a key does not compile. */
const CATALOGUES = { en, ko } satisfies Record<string, Record<WordKey, string>>;

export type Language = keyof typeof CATALOGUES;

export const LANGUAGES = Object.keys(CATALOGUES) as Language[];

export const isLanguage = (tag: string): tag is Language => Object.hasOwn(CATALOGUES, tag);

/** Everything the bot says to one reader: their language, their numbers, their zone. */
export interface Words {
  readonly language: Language;
  /** BCP 47 tag of the text, for a card's `lang`. */
  readonly locale: string;
  /** IANA zone of all times. */
  readonly zone: string;
  say(key: WordKey, values?: Readonly<Record<string, string | number>>): string;
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
  return readers(`${reader.locale} ${reader.zone}`, () => createWords(reader));
}

function createWords(reader: Reader): Words {
  const { locale, language } = canonical(reader.locale);
  const zone = isZone(reader.zone) ? reader.zone : 'UTC';
  const texts = CATALOGUES[language];
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

  return {
    language,
    locale,
    zone,
    say: (key, values) =>
      said(values ? key + JSON.stringify(values) : key, () => {
        const make = () => new IntlMessageFormat(texts[key], locale, undefined, { ignoreTag: true });
        return String(formats(key, make).format(values));
      }),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
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

function canonical(tag: string): { locale: string; language: Language } {
  try {
    const locale = new Intl.Locale(tag);
    if (isLanguage(locale.language)) return { locale: locale.toString(), language: locale.language };
  } catch {
    // Not a language tag at all: read English.
  }
  return { locale: DEFAULT_LOCALE, language: 'en' };
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function spanOf(ms: number): Parameters<Intl.DurationFormat['format']>[0] {
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  if (days > 1) return { days };
  if (ms >= HOUR) return minutes === 0 || days > 0 ? { hours: days * 24 + hours } : { hours, minutes };
  return minutes > 0 ? { minutes } : { seconds: Math.max(1, Math.floor(ms / SECOND)) };
}
