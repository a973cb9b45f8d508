import ical, {
  escape as escaped,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { SheetEvent } from '../../../domain/calendar.ts';
import type { WriteCalendar } from '../../calendar-ports.ts';

/** How often programs may look again; some look once a day all the same. */
const REFRESH_SECONDS = 3600;
const DAY_MS = 24 * 3600_000;

/**
 * Hours are moments in UTC, without a VTIMEZONE. Each event happens once, so that no rule has to be carried over a change of
 * the clocks; every program shows a moment in its reader's own zone, while Outlook makes of each VTIMEZONE one rule a year and
 * ignores those that it cannot (MS-STANOICAL 2.2.47). A whole day is a date in no zone, and is that day everywhere.
 */
export const writeCalendar: WriteCalendar = ({ name, description, events }) => {
  const calendar = ical({
    prodId: { company: 'Healthdesk', product: 'Calendar', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    // Of a calendar's own texts the library takes any for escaped.
    name: escaped(plain(name), false),
    description: escaped(plain(description), false),
    ttl: REFRESH_SECONDS,
  });
  for (const { uid, sequence, title, text, changedAt, isCancelled, when } of events) {
    calendar.createEvent({
      ...hours(when),
      id: uid,
      sequence,
      summary: plain(title),
      description: plain(text),
      stamp: changedAt,
      lastModified: changedAt,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // It is in nobody's way: who looks for a free hour finds one.
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return `${calendar.toString()}\r\n`;
};

function hours(when: SheetEvent['when']) {
  if (!('day' in when)) return when.to ? { start: when.from, end: when.to } : { start: when.from };
  const start = new Date(`${when.day}T00:00:00Z`);
  return { start, end: new Date(start.getTime() + DAY_MS), allDay: true };
}

/** RFC 5545 has no control characters in texts but tabs and line breaks, and UTF-8 no halves of letters. */
const plain = (text: string): string => text.toWellFormed().replace(/(?![\t\r\n])\p{Cc}/gu, '');
