import { type TimeToken, timeTokens } from './time-tokens.ts';

export interface Hours {
  readonly startsAt?: Date | undefined;
  readonly endsAt?: Date | undefined;
}

/** Nothing that tells a time may stand beside a shape: what does might belong to it, and then it reads otherwise. */
const alone = (shape: string) => new RegExp(`(?<![DTZM]C?)(?:${shape})(?!C?[DTZM])`, 'gi');
/** In the letters of `TimeToken`. A zone that is told once holds for both ends. */
const MOMENT = alone('M|DTZ|TZD');
const WINDOW = alone('MCM|DTZ?CDTZ|DTZCDT|DTZ?CTZ|TZ?CTZD|TZ?DCTZD');

/** Who tells how it was, what comes about again and again, or roughly when, tells no hours. */
const DOUBTFUL =
  /\b(originally|initially|previously|formerly|was|were|postponed|cancell?ed|no longer|instead of|(rescheduled|moved) from|approximately|about|around|tentative(ly)?|every|each|daily|nightly|weekly|typically|usually)\b/i;

/** The one moment that some words tell, zone and all: `Friday, November 27, 2026, at 10:30 AM UTC`. */
export function toldMoment(words: string): Date | undefined {
  const tokens = timeTokens(words);
  const [told, ...others] = shapesIn(tokens, MOMENT);
  const times = tokens.filter(({ letter }) => /[MTt]/.test(letter));
  if (!told || others.length > 0 || times.length > 1) return undefined;
  return windowOf(told).startsAt;
}

/**
 * The one window that a text tells from beginning to end, be it several times; nothing where it tells several, or
 * none for certain.
 */
export function toldWindow(text: string): Hours {
  const told = text.split('\n').flatMap((line) => {
    const windows = shapesIn(timeTokens(line), WINDOW).map(windowOf);
    return DOUBTFUL.test(line) ? windows.map(() => ({})) : windows;
  });
  const [first = {}, ...others] = told;
  return others.every((other) => isSame(first, other)) ? inOrder(first) : {};
}

/** What ends before it begins was misread, both ends of it. */
export const inOrder = (hours: Hours): Hours =>
  hours.startsAt && hours.endsAt && hours.endsAt <= hours.startsAt ? {} : hours;

function shapesIn(tokens: readonly TimeToken[], shape: RegExp): readonly (readonly TimeToken[])[] {
  const letters = tokens.map(({ letter }) => letter).join('');
  return [...letters.matchAll(shape)].map(({ index, 0: found }) => tokens.slice(index, index + found.length));
}

/** "10:30 to 12:30 PM" may begin in the morning or at half past ten at night: nobody knows. */
function windowOf(tokens: readonly TimeToken[]): Hours {
  const of = (letters: string) => tokens.filter(({ letter }) => letters.includes(letter)).map(({ ms }) => ms);
  const moments = of('M');
  if (moments.length > 0) return hoursFrom(moments);
  if (of('T').length > 0 && of('t').length > 0) return {};
  const [dates, times, zones] = [of('D'), of('Tt'), of('Z')];
  return hoursFrom(times.map((time, end) => (dates.at(-end) ?? 0) + time - (zones.at(-end) ?? 0)));
}

const hoursFrom = ([start, end]: readonly number[]): Hours => ({
  ...(start !== undefined && { startsAt: new Date(start) }),
  ...(end !== undefined && { endsAt: new Date(end) }),
});

const isSame = (one: Hours, other: Hours): boolean =>
  one.startsAt?.getTime() === other.startsAt?.getTime() && one.endsAt?.getTime() === other.endsAt?.getTime();
