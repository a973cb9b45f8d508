import type { Incident } from '../domain/incident.ts';
import type { LivingCard } from '../domain/living-card.ts';
import type { Outage } from '../domain/outage.ts';
import type { Words } from '../words/words.ts';
import { dotted } from './rich-text.ts';

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

/** "Next update by 10:30 GMT+9", or since when it is owed: for cards that stand for hours, on which nothing counts down. */
export function updateDue({ nextUpdateAt }: Incident, words: Words, now: Date): string | undefined {
  if (nextUpdateAt === undefined) return undefined;
  return words.say(nextUpdateAt < now ? 'outage.update-overdue' : 'outage.next-update', {
    at: words.time(nextUpdateAt, now),
  });
}

/**
 * "Microsoft 09:12 · read 09:13 · delivered 43 secs later". A card that is edited for another reason than news says when
 * it was posted instead: what is old by then is not the delivery.
 */
export function deliveryLine(
  { incident, readAt }: Outage,
  card: Pick<LivingCard, 'postedAt' | 'sentAt'> | undefined,
  words: Words,
  now: Date,
): string {
  const brings = card?.sentAt === undefined || card.sentAt < incident.updatedAt;
  const late = words.span(Math.max(0, now.getTime() - incident.updatedAt.getTime()));
  const posted = card?.postedAt && words.say('outage.posted', { at: words.clock(card.postedAt, now) });
  return dotted([
    words.say('outage.source', { at: words.time(incident.updatedAt, now) }),
    words.say('outage.read', { at: words.clock(readAt, now) }),
    brings ? words.say('outage.delivered', { span: late }) : posted,
  ]);
}
