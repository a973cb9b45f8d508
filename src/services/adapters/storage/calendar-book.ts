import type { Kysely, Selectable } from 'kysely';
import type { CalendarFeed } from '../../../domain/calendar.ts';
import type { CalendarBook } from '../../calendar-ports.ts';
import type { Tables } from './tables.ts';

/** Calendars in the database: whoever reads it learns no link that works. */
export function createCalendarBook(db: Kysely<Tables>): CalendarBook {
  return {
    async keep({ place, owner, reader, namesCustomers, givenAt, expiresAt }, tokenDigest) {
      const row = {
        token_hash: tokenDigest,
        place: JSON.stringify(place),
        owner: JSON.stringify(owner),
        reader: JSON.stringify(reader),
        names_customers: namesCustomers,
        given_at: givenAt,
        expires_at: expiresAt,
      };
      await db
        .insertInto('calendar_feed')
        .values({ conversation_id: place.conversationId, ...row })
        .onConflict((taken) => taken.column('conversation_id').doUpdateSet(row))
        .execute();
    },

    async of(conversationId) {
      const row = await db
        .selectFrom('calendar_feed')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst();
      return row && feedIn(row);
    },

    async find(tokenDigest, at) {
      const row = await db
        .selectFrom('calendar_feed')
        .selectAll()
        .where('token_hash', '=', tokenDigest)
        .where('expires_at', '>', at)
        .executeTakeFirst();
      return row && feedIn(row);
    },

    async revoke(conversationId) {
      const { numDeletedRows } = await db
        .deleteFrom('calendar_feed')
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async purge(before) {
      const { numDeletedRows } = await db
        .deleteFrom('calendar_feed')
        .where('expires_at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

const feedIn = (row: Selectable<Tables['calendar_feed']>): CalendarFeed => ({
  place: row.place,
  owner: row.owner,
  reader: row.reader,
  namesCustomers: row.names_customers,
  givenAt: row.given_at,
  expiresAt: row.expires_at,
});
