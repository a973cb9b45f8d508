import {
  type CalendarEntry,
  type CalendarFeed,
  type CalendarGaps,
  type CalendarSheet,
  type SheetEvent,
  uidOf,
} from '../domain/calendar.ts';
import { wallClock } from '../domain/wall-clock.ts';
import type { Words } from '../words/words.ts';
import { customersOf, kindLine } from './communication-lines.ts';
import { clip } from './literal.ts';
import type { CustomerOf } from './outage-standing.ts';

export interface CalendarSheetNeeds {
  readonly feed: CalendarFeed;
  readonly entries: readonly CalendarEntry[];
  readonly gaps: CalendarGaps;
  readonly customerOf: CustomerOf;
  readonly words: Words;
  readonly now: Date;
}

const MOST_NAMED = 100;
const MOST_QUOTED = 1500;

/** A calendar in words. What it cannot tell is an event of its own: programs show an empty calendar as a free one. */
export function calendarSheet(needs: CalendarSheetNeeds): CalendarSheet {
  const { feed, entries, gaps, words, now } = needs;
  const { place, expiresAt } = feed;
  const missing = gapLines(gaps, words);
  const today = wallClock(now, words.zone).day;
  const isComplete = gaps.silent === 0 && gaps.azureSilent === 0;
  return {
    name: place.name ? words.say('calendar.name.of', { place: clip(place.name, 100) }) : words.say('calendar.name'),
    description: [
      words.say('calendar.about', { count: gaps.customers }),
      ...(isComplete ? [words.say('calendar.all-read')] : []),
      ...missing,
      words.say('calendar.until', { at: words.date(expiresAt) }),
    ].join('\n'),
    events: [
      ...entries.map((entry) => eventOf(entry, needs)),
      ...(isComplete
        ? []
        : [ownEvent(`gaps.${today}`, today, { title: words.say('calendar.gaps'), text: missing.join('\n') })]),
      // Programs whose calendar is gone show what they had for a long time, and seldom say so.
      ownEvent(`end.${feed.givenAt.getTime()}`, wallClock(expiresAt, words.zone).day, {
        title: words.say('calendar.ends'),
        text: words.say('calendar.ends.what', { command: words.say('command.calendar.say') }),
      }),
    ],
  };
}

function gapLines({ customers, silent, azure, azureSilent, withoutHours }: CalendarGaps, words: Words) {
  return [
    ...(silent > 0 ? [words.say('calendar.silent.microsoft365', { count: silent, all: customers })] : []),
    ...(azureSilent > 0 ? [words.say('calendar.silent.azure', { count: azureSilent, all: azure })] : []),
    ...(azure < customers ? [words.say('calendar.without-azure', { count: customers - azure, all: customers })] : []),
    ...(withoutHours > 0 ? [words.say('calendar.without-hours', { count: withoutHours })] : []),
  ];
}

function eventOf(entry: CalendarEntry, { words, ...needs }: CalendarSheetNeeds): SheetEvent {
  const { uid, sequence, kind, shared, when, isCancelled } = entry;
  const { title, updatedAt, services, regions, summary, body } = shared.communication;
  const list = (label: 'services' | 'regions', names: readonly string[]) =>
    names.length > 0 ? [`${words.say(`communication.label.${label}`)}: ${words.list(names)}`] : [];
  const quoted = summary ?? body;
  const standing = isCancelled ? 'cancelled' : kind;
  return {
    uid,
    sequence,
    isCancelled,
    changedAt: updatedAt,
    when: 'on' in when ? { day: wallClock(when.on, words.zone).day } : when,
    // Some programs show what was cancelled like everything else: the word has to stand there.
    title: words.say(`calendar.event.${standing}`, { title }),
    text: [
      kindLine(shared.communication, words),
      ...list('services', services),
      ...list('regions', regions),
      `${words.say('communication.label.customers')}: ${whom(shared, { ...needs, words })}`,
      ...('from' in when && !when.to ? [words.say('calendar.without-end')] : []),
      ...(quoted === '' ? [] : ['', words.say('posts.quoted'), clip(quoted, MOST_QUOTED)]),
    ].join('\n'),
  };
}

function whom(
  { tenantIds }: CalendarEntry['shared'],
  { feed, customerOf, words }: Pick<CalendarSheetNeeds, 'feed' | 'customerOf' | 'words'>,
): string {
  if (!feed.namesCustomers) return words.say('outage.customers', { count: tenantIds.length });
  const names = customersOf({ tenantIds }, customerOf).map(({ name }) => name);
  const more = names.length - MOST_NAMED;
  return words.list(more > 0 ? [...names.slice(0, MOST_NAMED), words.say('count.more', { count: more })] : names);
}

const ownEvent = (name: string, day: string, said: Pick<SheetEvent, 'title' | 'text'>): SheetEvent => ({
  ...said,
  uid: uidOf(name),
  sequence: 0,
  isCancelled: false,
  changedAt: new Date(`${day}T00:00:00Z`),
  when: { day },
});
