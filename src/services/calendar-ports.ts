import type { CalendarFeed, CalendarSheet } from '../domain/calendar.ts';

/** Calendars by the conversation they were given in, one each. Links are known by a digest of their token alone. */
export interface CalendarBook {
  /** In the place of the one before, whose link dies. */
  keep(feed: CalendarFeed, tokenDigest: string): Promise<void>;
  /** By its conversation, expired or not. */
  of(conversationId: string): Promise<CalendarFeed | undefined>;
  /** By its link; nothing once that has expired. */
  find(tokenDigest: string, at: Date): Promise<CalendarFeed | undefined>;
  /** Answers whether there was one. */
  revoke(conversationId: string): Promise<boolean>;
  /** Forgets what expired before then. Answers how many. */
  purge(before: Date): Promise<number>;
}

/** Writes a calendar as iCalendar (RFC 5545). The same sheet is the same text. */
export type WriteCalendar = (sheet: CalendarSheet) => string;
