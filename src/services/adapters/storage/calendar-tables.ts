import type { ColumnType } from 'kysely';
import type { Agent } from '../../../domain/agent.ts';
import type { Place } from '../../../domain/following.ts';
import type { Reader } from '../../../domain/reader.ts';

/** What `0025-calendar-feeds` makes. */
export interface CalendarTables {
  readonly calendar_feed: {
    /** Without thread. */
    readonly conversation_id: string;
    /** Digest of the token, which only the link itself has. */
    readonly token_hash: string;
    readonly place: ColumnType<Place, string, string>;
    readonly owner: ColumnType<Agent, string, string>;
    readonly reader: ColumnType<Reader, string, string>;
    readonly names_customers: boolean;
    readonly given_at: Date;
    readonly expires_at: Date;
  };
}
