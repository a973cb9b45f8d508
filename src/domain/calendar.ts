import type { Agent } from './agent.ts';
import { type Communication, maintenanceStage, type SharedCommunication } from './communication.ts';
import type { Place } from './following.ts';
import type { Reader } from './reader.ts';

/** How long a link to a calendar works. */
export const CALENDAR_LIFE_MS = 180 * 24 * 3600_000;

/** A calendar that programs fetch by a secret link: of one person in personal chat, else of a conversation. */
export interface CalendarFeed {
  readonly place: Place;
  /** Who was given the link, and answers for it. */
  readonly owner: Agent;
  readonly reader: Reader;
  readonly namesCustomers: boolean;
  readonly givenAt: Date;
  readonly expiresAt: Date;
}

/** One thing that stands in a calendar. */
export interface CalendarEntry {
  /** The same as long as the post is the same, and another where customers are named: the two never overwrite each other. */
  readonly uid: string;
  /** RFC 5545 `SEQUENCE`: one more with each revision of the post. */
  readonly sequence: number;
  readonly kind: 'maintenance' | 'act-by';
  readonly shared: SharedCommunication;
  /** `on`: some time on the day that it is about. Of some hours, Microsoft tells no end. */
  readonly when: { readonly on: Date } | { readonly from: Date; readonly to?: Date };
  readonly isCancelled: boolean;
}

/** How long something stands in a calendar once it is over, or was taken back: calendars that look seldom have heard of it by then. */
const KEPT_MS = 30 * 24 * 3600_000;

/** A planned maintenance at its hours, a post that wants action on its date: a maintenance that wants action is both. */
export function calendarEntries(
  all: readonly SharedCommunication[],
  { namesCustomers }: Pick<CalendarFeed, 'namesCustomers'>,
  now: Date,
): readonly CalendarEntry[] {
  const since = now.getTime() - KEPT_MS;
  return all.flatMap((shared) => {
    const { id, state, kind, actByAt, startsAt, endsAt, updatedAt } = shared.communication;
    const entry = ({ kind, when, isCancelled }: Pick<CalendarEntry, 'kind' | 'when' | 'isCancelled'>) => {
      const last = 'on' in when ? when.on : (when.to ?? when.from);
      if ((isCancelled ? updatedAt : last).getTime() < since) return [];
      const uid = uidOf(namesCustomers ? `${id}.${kind}.named` : `${id}.${kind}`);
      return [{ uid, sequence: shared.revision - 1, kind, shared, when, isCancelled }];
    };
    const hours = startsAt && { from: startsAt, ...(endsAt && { to: endsAt }) };
    return [
      ...(kind === 'maintenance' && hours ? entry({ kind, when: hours, isCancelled: state === 'cancelled' }) : []),
      ...(actByAt
        ? // What Microsoft takes back before its date wants nothing any more.
          entry({ kind: 'act-by', when: { on: actByAt }, isCancelled: state !== 'current' && updatedAt < actByAt })
        : []),
    ];
  });
}

/** Planned, and in no calendar: Microsoft tells no hours of it. */
export const isWithoutHours = (it: Communication, now: Date): boolean =>
  it.kind === 'maintenance' && it.startsAt === undefined && maintenanceStage(it, now) === 'undated';

/** A UID (RFC 5545, 3.8.4.7) in plain letters, whatever the name holds. */
export const uidOf = (name: string): string => `${encodeURIComponent(name.toLowerCase())}@healthdesk`;

/** What of a calendar's sources is not known just now, in customers. */
export interface CalendarGaps {
  readonly customers: number;
  /** Whose message center was not read lately. */
  readonly silent: number;
  /** Of how many customers it tells Azure as well, and at how many of them Azure was not read lately. */
  readonly azure: number;
  readonly azureSilent: number;
  /** Planned maintenances without hours. */
  readonly withoutHours: number;
}

/** A calendar as it is written, in words. */
export interface CalendarSheet {
  readonly name: string;
  readonly description: string;
  readonly events: readonly SheetEvent[];
}

export interface SheetEvent extends Pick<CalendarEntry, 'uid' | 'sequence' | 'isCancelled'> {
  /** By the source's word, so that the same state is the same text. */
  readonly changedAt: Date;
  /** A whole day (`YYYY-MM-DD`, in no zone), or from one moment to another; of some, Microsoft tells no end. */
  readonly when: { readonly day: string } | { readonly from: Date; readonly to?: Date };
  readonly title: string;
  /** Lines parted by line breaks. */
  readonly text: string;
}
