import type { TimelineEntry } from '../../../domain/incident.ts';
import { wordsOf } from './post-parts.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MOMENT = /([A-Z][a-z]{2,8}) (\d{1,2}),? (\d{4}),? (?:at )?(\d{1,2}):(\d{2}) ?([AP])M\b/i;

/** When the newest post that promises an update promises it. `posts` newest first. */
export function nextUpdateOf(posts: readonly TimelineEntry[]): Date | undefined {
  for (const { parts } of posts) {
    const words = wordsOf(parts, 'next-update');
    const at = words === undefined ? undefined : momentIn(words);
    if (at !== undefined) return at;
  }
  return undefined;
}

/** Reads `Monday, April 6, 2015, at 9:00 PM UTC`; Microsoft's posts keep to UTC. */
export function momentIn(words: string): Date | undefined {
  const [, month = '', day, year, hour, minute, half = ''] = MOMENT.exec(words.replace(/\s+/g, ' ')) ?? [];
  const monthIndex = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  if (monthIndex < 0) return undefined;
  const hours = (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  const at = new Date(Date.UTC(Number(year), monthIndex, Number(day), hours, Number(minute)));
  return at.getUTCDate() === Number(day) ? at : undefined;
}
