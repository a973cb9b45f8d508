import { createHash } from 'node:crypto';
import { calendarSheet } from '../cards/calendar-sheet.ts';
import type { CustomerOf } from '../cards/outage-standing.ts';
import type { OpenCalendar } from '../services/calendar/open-calendar.ts';
import type { WriteCalendar } from '../services/calendar-ports.ts';
import { wordsFor } from '../words/words.ts';
import type { FileReply } from './file-desk.ts';

/** Answers a program that fetches a calendar. Never rejects: what goes wrong is a 503, after which programs keep what they have. */
export type CalendarDesk = (asked: {
  /** The last part of the address. */
  readonly file: string;
  readonly ifNoneMatch?: string | undefined;
}) => Promise<FileReply>;

export interface CalendarDeskNeeds {
  readonly open: OpenCalendar;
  readonly write: WriteCalendar;
  readonly customerOf: CustomerOf;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}

const LATER_SECONDS = 300;
const ENDING = '.ics';

const ALWAYS = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' };

export function createCalendarDesk({ open, write, customerOf, clock, onError }: CalendarDeskNeeds): CalendarDesk {
  const answer: CalendarDesk = async ({ file, ifNoneMatch }) => {
    const opened = await open(file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : '');
    if (opened.kind === 'gone') return without(404);
    if (opened.kind === 'cannot-tell') return without(503);
    if (opened.kind === 'too-often') return without(429);
    const { feed, entries, gaps, record } = opened;
    const words = wordsFor(feed.reader);
    const body = Buffer.from(write(calendarSheet({ feed, entries, gaps, customerOf, words, now: clock() })));
    const tag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    // Whoever has it asks each time whether it still holds, and for whom.
    const kept = { ...ALWAYS, ETag: tag, 'Cache-Control': 'private, no-cache' };
    if (names(ifNoneMatch, tag)) return { status: 304, headers: kept, body: '' };
    await record();
    return {
      status: 200,
      headers: {
        ...kept,
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="healthdesk.ics"',
        'Content-Length': String(body.length),
      },
      body,
    };
  };
  return (asked) =>
    answer(asked).catch((error: unknown) => {
      onError(error);
      return without(503);
    });
}

/** The same for everybody who gets none, so that a link that died cannot be told from one that never was. */
const without = (status: 404 | 429 | 503): FileReply => ({
  status,
  headers: {
    ...ALWAYS,
    'Cache-Control': 'no-store',
    'Content-Length': '0',
    ...(status !== 404 && { 'Retry-After': String(LATER_SECONDS) }),
  },
  body: '',
});

/** `If-None-Match` (RFC 9110, 13.1.2): a list of tags, weak or not, or any. */
const names = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch?.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, ''))) ?? false;
