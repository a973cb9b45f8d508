import { randomBytes } from 'node:crypto';
import { createCalendarDesk } from '../bot/calendar-desk.ts';
import { writeCalendar } from '../services/adapters/calendar/ical.ts';
import { createCalendarBook } from '../services/adapters/storage/calendar-book.ts';
import { createCalendarLinks } from '../services/calendar/calendar-links.ts';
import { createHeardInCalendar } from '../services/calendar/heard-in-calendar.ts';
import { createOpenCalendar } from '../services/calendar/open-calendar.ts';
import type { ConversationLanguages } from '../services/language-ports.ts';
import { createSoOften } from '../services/outages/so-often.ts';
import type { Ground } from './ground.ts';
import { oneWay } from './one-way.ts';
import { hearingAtPlaces } from './telling.ts';

/** Programs ask once an hour or less; this many are somebody's mistake. */
const MOST_A_WINDOW = 60;
const WINDOW_MS = 10 * 60_000;
const DAY_MS = 24 * 3600_000;
/** For so long a card tells that a link has expired. */
const EXPIRED_KEPT_MS = 30 * DAY_MS;

/** Calendars behind secret links. `address`: where programs reach us. */
export function createCalendar(
  { config, world, database, permissions, customers, communications, adapter, audit, log }: Ground,
  { address, languages }: { readonly address: () => string; readonly languages: ConversationLanguages },
) {
  const { clock, newId } = world;
  const book = createCalendarBook(database.db);
  const open = createOpenCalendar({
    book,
    communications,
    languages,
    heard: createHeardInCalendar({
      rightsOf: permissions.rightsOf,
      hearingAt: hearingAtPlaces(adapter, config.BOT_APP_ID, permissions.hearingOf),
    }),
    known: customers.known,
    inCare: customers.inCare,
    admits: createSoOften(MOST_A_WINDOW, WINDOW_MS, clock),
    everyMs: config.MESSAGES_MINUTES * 60_000,
    digest: oneWay,
    beginRecord: audit.beginRecord,
    newId,
    clock,
  });
  return {
    links: {
      ...createCalendarLinks({
        book,
        urlOf: (token) => `${address()}/calendars/${token}.ics`,
        newToken: () => randomBytes(32).toString('base64url'),
        digest: oneWay,
        clock,
      }),
      isReachable: config.PUBLIC_URL !== undefined || config.BOT_LOCAL,
    },
    desk: createCalendarDesk({
      open,
      write: writeCalendar,
      customerOf: customers.inCare,
      clock,
      onError: (error) => log.error({ err: error }, 'a calendar could not be told'),
    }),
    purge: () => book.purge(new Date(clock().getTime() - EXPIRED_KEPT_MS)),
  };
}
