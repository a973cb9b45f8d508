/**
 * What English words say about time. `D` a date (milliseconds of its midnight), `T` a time of day by twelve hours and `t` by
 * twenty-four, `Z` an offset from UTC, `M` a moment in ISO 8601 (milliseconds since 1970), `C` what leads from a beginning
 * to an end, `x` any other word. Words that merely join them ("at", "on") are none.
 */
export interface TimeToken {
  readonly letter: 'D' | 'T' | 't' | 'Z' | 'M' | 'C' | 'x';
  readonly ms: number;
}

const MINUTE_MS = 60_000;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAY = String.raw`(?:(?<weekday>sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?,?\s+)?`;
const MONTH = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?<year>\d{4})(?!\d)`;

type Groups = Readonly<Record<string, string | undefined>>;

/** Tried in this order at each place; what cannot be (30 February) is any other word. */
const READERS: readonly (readonly [pattern: RegExp, read: (groups: Groups) => TimeToken])[] = [
  [/(?<iso>\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))/iy, momentOf],
  [/(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?!\d)/y, dateOf],
  [new RegExp(`${WEEKDAY}${MONTH}\\s+${DAY},?\\s+${YEAR}`, 'iy'), dateOf],
  [new RegExp(`${WEEKDAY}${DAY}\\s+${MONTH},?\\s+${YEAR}`, 'iy'), dateOf],
  [/(?<hour>\d{1,2})(?::(?<minute>\d\d))?\s?(?<half>[ap])\.?m\b\.?/iy, timeOf],
  [/(?<hour>\d{1,2}):(?<minute>\d\d)(?::00)?(?![\d:])/y, timeOf],
  [/(?:UTC|GMT)(?:\s?(?<sign>[+-])(?<hour>\d{1,2})(?::?(?<minute>\d\d))?(?![\d:]))?(?!\w)/iy, zoneOf],
  [
    /(?:to|until|till|through|and|[-–—−])(?=\s|\d)(?:\s+(?:(?:is|are) expected to|will))?(?:\s+(?:ends?|finish(?:es)?|concludes?)\b)?/iy,
    () => token('C', 0),
  ],
];
const JOINING = /(?:at|on|from|between|of|the)\b|[\s,()]+/iy;
const OTHER = /\w+|\W/y;

export function timeTokens(words: string): readonly TimeToken[] {
  const tokens: TimeToken[] = [];
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(words);
  };
  const next = (): TimeToken | undefined => {
    for (const [pattern, read] of READERS) {
      const found = match(pattern);
      if (!found) continue;
      at = pattern.lastIndex;
      return read(found.groups ?? {});
    }
    const joining = match(JOINING);
    at += (joining ?? match(OTHER))?.[0].length ?? 1;
    return joining ? undefined : OTHER_WORD;
  };
  while (at < words.length) {
    const told = next();
    if (told) tokens.push(told);
  }
  return tokens;
}

const token = (letter: TimeToken['letter'], ms: number): TimeToken => ({ letter, ms });
const OTHER_WORD = token('x', 0);

function momentOf({ iso = '' }: Groups): TimeToken {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? OTHER_WORD : token('M', ms);
}

/** A weekday that is not the date's says that one of them is wrong. */
function dateOf({ weekday, year, month = '', day }: Groups): TimeToken {
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  const at = new Date(Date.UTC(Number(year), named < 0 ? Number(month) - 1 : named, Number(day)));
  if (at.getUTCDate() !== Number(day)) return OTHER_WORD;
  if (weekday && WEEKDAYS[at.getUTCDay()] !== weekday.slice(0, 3).toLowerCase()) return OTHER_WORD;
  return token('D', at.getTime());
}

function timeOf({ hour, minute = '0', half }: Groups): TimeToken {
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (minutes > 59 || (half ? hours < 1 || hours > 12 : hours > 23)) return OTHER_WORD;
  const since = half ? (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hours;
  return token(half ? 'T' : 't', (since * 60 + minutes) * MINUTE_MS);
}

function zoneOf({ sign, hour = '0', minute = '0' }: Groups): TimeToken {
  return token('Z', (sign === '-' ? -1 : 1) * (Number(hour) * 60 + Number(minute)) * MINUTE_MS);
}
