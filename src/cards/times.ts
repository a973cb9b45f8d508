import type { Incident } from '../domain/incident.ts';
import type { Words } from '../words/words.ts';

/** "since 08:10 GMT+9", or "begins 27 Nov, 18:42 GMT+9" where that is still to come. */
export const since = (at: Date, words: Words, now: Date): string =>
  words.say(at > now ? 'time.begins' : 'time.since', { at: words.time(at, now) });

/** "since 08:10 GMT+9 (1 hr, 32 mins)", or "begins 27 Nov, 18:42 GMT+9 (in 5 days)". */
export const sinceFor = (at: Date, words: Words, now: Date): string => {
  const age = now.getTime() - at.getTime();
  const key = age < 0 ? 'time.begins-in' : 'time.since-for';
  return words.say(key, { at: words.time(at, now), span: words.span(Math.abs(age)) });
};

/** "Next update by 10:30 GMT+9 (in 48 mins)", or since when Microsoft owes it. */
export function nextUpdate({ isOpen, nextUpdateAt }: Incident, words: Words, now: Date): string | undefined {
  if (!isOpen || nextUpdateAt === undefined) return undefined;
  const left = nextUpdateAt.getTime() - now.getTime();
  const key = left < 0 ? 'time.update-overdue' : 'time.next-update';
  return words.say(key, { at: words.time(nextUpdateAt, now), span: words.span(Math.abs(left)) });
}
