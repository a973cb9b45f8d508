import {
  type CalendarEntry,
  type CalendarFeed,
  type CalendarGaps,
  calendarEntries,
  isWithoutHours,
} from '../../domain/calendar.ts';
import { narrowedTo } from '../../domain/communication-list.ts';
import type { Customer } from '../../domain/customer.ts';
import { speaking } from '../../domain/reader.ts';
import type { BeginRecord } from '../audit/record.ts';
import type { CalendarBook } from '../calendar-ports.ts';
import type { CommunicationBook } from '../communication-ports.ts';
import { STALE_AFTER_MS, silentAmong } from '../communications/silent-among.ts';
import type { ConversationLanguages } from '../language-ports.ts';
import type { HeardInCalendar } from './heard-in-calendar.ts';

export type OpenedCalendar =
  /** Unknown, revoked, expired, or of nobody any more: whoever asks learns no difference. */
  | { readonly kind: 'gone' }
  /** Who may hear what cannot be found out just now: calendars keep what they have, and ask again. */
  | { readonly kind: 'cannot-tell' }
  | { readonly kind: 'too-often' }
  | {
      readonly kind: 'open';
      readonly feed: CalendarFeed;
      readonly entries: readonly CalendarEntry[];
      readonly gaps: CalendarGaps;
      /** Before it is handed over: resolves when the audit trail tells of it. */
      record(): Promise<void>;
    };

/** Evaluates a calendar for whoever has its link, with the rights of this moment. */
export type OpenCalendar = (token: string) => Promise<OpenedCalendar>;

export interface OpenCalendarNeeds {
  readonly book: Pick<CalendarBook, 'find'>;
  readonly communications: Pick<CommunicationBook, 'all' | 'ages'>;
  readonly languages: Pick<ConversationLanguages, 'of'>;
  readonly heard: HeardInCalendar;
  /** All of the partner's, those included that we have taken leave of. */
  readonly known: () => readonly Customer[];
  /** Nothing for those. */
  readonly inCare: (tenantId: string) => Customer | undefined;
  /** Whether a calendar may be fetched just now. */
  readonly admits: (conversationId: string) => boolean;
  /** How often message centers are read; 0: never by themselves. */
  readonly everyMs: number;
  readonly digest: (token: string) => string;
  readonly beginRecord: BeginRecord;
  readonly newId: () => string;
  readonly clock: () => Date;
}

/** 32 random bytes: what has another form is not looked up. */
const TOKEN = /^[\w-]{43}$/;

export function createOpenCalendar(needs: OpenCalendarNeeds): OpenCalendar {
  const { book, communications, languages, heard, known, inCare, admits, everyMs, digest, clock } = needs;
  const staleAfterMs = Math.max(STALE_AFTER_MS, 3 * everyMs);

  const spoken = async (feed: CalendarFeed): Promise<CalendarFeed> => {
    const { conversationId } = feed.place;
    const language = (await languages.of([conversationId])).get(conversationId);
    return language ? { ...feed, reader: speaking(feed.reader, language) } : feed;
  };

  return async (token) => {
    const now = clock();
    const feed = TOKEN.test(token) ? await book.find(digest(token), now) : undefined;
    if (!feed) return { kind: 'gone' };
    const hears = await heard(feed);
    if (hears === 'cannot-tell') return { kind: hears };
    if (hears === 'ended') return { kind: 'gone' };
    const customers = known().filter(({ tenantId }) => inCare(tenantId));
    // A list that is empty has not been read.
    if (customers.length === 0) return { kind: 'cannot-tell' };
    const idsOf = (source: 'microsoft365' | 'azure') =>
      customers.filter((customer) => hears(customer, source)).map(({ tenantId }) => tenantId.toLowerCase());
    const [tenantIds, azureIds] = [idsOf('microsoft365'), idsOf('azure')];
    if (tenantIds.length === 0) return { kind: 'gone' };
    if (!admits(feed.place.conversationId)) return { kind: 'too-often' };

    const may = { microsoft365: new Set(tenantIds), azure: new Set(azureIds) };
    const told = (await communications.all()).flatMap(
      (one) => narrowedTo(one, (tenantId, source) => may[source].has(tenantId)) ?? [],
    );
    const ages = await communications.ages(tenantIds);
    const among = { now, staleAfterMs };
    return {
      kind: 'open',
      feed: await spoken(feed),
      entries: calendarEntries(told, feed, now),
      gaps: {
        customers: tenantIds.length,
        silent: silentAmong(tenantIds, ages, 'microsoft365', among),
        azure: azureIds.length,
        azureSilent: silentAmong(azureIds, ages, 'azure', among),
        withoutHours: told.filter(({ communication }) => isWithoutHours(communication, now)).length,
      },
      async record() {
        const { conversationId } = feed.place;
        const details = { conversationId, customers: tenantIds.length, named: feed.namesCustomers };
        const record = needs.beginRecord(needs.newId(), feed.owner);
        record.note({ deed: 'read-calendar', outcome: 'allowed', authority: 'agent', details });
        await record.written();
      },
    };
  };
}
