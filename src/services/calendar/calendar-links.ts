import { CALENDAR_LIFE_MS, type CalendarFeed } from '../../domain/calendar.ts';
import type { CalendarBook } from '../calendar-ports.ts';

export interface CalendarLinks extends Pick<CalendarBook, 'of' | 'revoke'> {
  /** A new link, told this once; the one before it works no more. */
  give(
    feed: Omit<CalendarFeed, 'givenAt' | 'expiresAt'>,
  ): Promise<{ readonly feed: CalendarFeed; readonly url: string }>;
}

export interface CalendarLinksNeeds {
  readonly book: Pick<CalendarBook, 'keep' | 'of' | 'revoke'>;
  /** Where programs fetch it. */
  readonly urlOf: (token: string) => string;
  /** 43 letters that nobody guesses. */
  readonly newToken: () => string;
  readonly digest: (token: string) => string;
  readonly clock: () => Date;
}

export function createCalendarLinks({ book, urlOf, newToken, digest, clock }: CalendarLinksNeeds): CalendarLinks {
  return {
    of: book.of,
    revoke: book.revoke,
    async give(wanted) {
      const givenAt = clock();
      const feed = { ...wanted, givenAt, expiresAt: new Date(givenAt.getTime() + CALENDAR_LIFE_MS) };
      const token = newToken();
      await book.keep(feed, digest(token));
      return { feed, url: urlOf(token) };
    },
  };
}
