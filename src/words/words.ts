import { IntlMessageFormat } from 'intl-messageformat';
import type { Reader } from '../domain/reader.ts';
import en from './catalogues/en.json' with { type: 'json' };
import ko from './catalogues/ko.json' with { type: 'json' };

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
const MOST_READERS = 500;
const known = new Map<string, Words>();

/** The words for a reader; unknown languages read English, unknown zones UTC. */
export function wordsFor(reader: Reader): Words {
  const key = `${reader.locale} ${reader.zone}`;
  const found = known.get(key);
  if (found) return found;
  // Locale and zone are a client's words: keep a bounded number of them.
  if (known.size >= MOST_READERS) known.clear();
  const made = createWords(reader);
  known.set(key, made);
  return made;
}

function createWords(reader: Reader): Words {
  const { locale, language } = canonical(reader.locale);
  const zone = isZone(reader.zone) ? reader.zone : 'UTC';
  const texts = CATALOGUES[language];
  const formats = new Map<WordKey, IntlMessageFormat>();
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const spans = new Intl.DurationFormat(locale, { style: 'short' });
  const day = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'short' });
  const dates = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'medium' });
  const hour = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const formatsOf = (options: Intl.DateTimeFormatOptions) => ({
    today: new Intl.DateTimeFormat(locale, { ...hour, ...options }),
    otherDay: new Intl.DateTimeFormat(locale, { ...hour, ...options, day: 'numeric', month: 'short' }),
  });
  const zoned = formatsOf({ timeZoneName: 'short' });
  const plain = formatsOf({});
  const at = (styles: typeof zoned, moment: Date, now: Date) =>
    (day.format(moment) === day.format(now) ? styles.today : styles.otherDay).format(moment);

  return {
    language,
    locale,
    say(key, values) {
      let format = formats.get(key);
      if (!format) {
        format = new IntlMessageFormat(texts[key], locale, undefined, { ignoreTag: true });
        formats.set(key, format);
      }
      return String(format.format(values));
    },
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    span: (ms) => spans.format(spanOf(ms)),
    time: (moment, now) => at(zoned, moment, now),
    clock: (moment, now) => at(plain, moment, now),
    date: (moment) => dates.format(moment),
  };
}

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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function spanOf(ms: number): Parameters<Intl.DurationFormat['format']>[0] {
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  if (days > 1) return { days };
  if (ms >= HOUR) return minutes === 0 || days > 0 ? { hours: days * 24 + hours } : { hours, minutes };
  return minutes > 0 ? { minutes } : { seconds: Math.max(1, Math.floor(ms / 1000)) };
}
