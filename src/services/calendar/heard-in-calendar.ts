import type { CalendarFeed } from '../../domain/calendar.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Place } from '../../domain/following.ts';
import type { Hearing } from '../access/audiences.ts';
import type { Hears } from '../access/hears-of.ts';
import type { RightsOf } from '../access/rights.ts';

/** Of whom a calendar may tell now; `ended`: of nobody any more, `cannot-tell`: that cannot be found out just now. */
export type HeardInCalendar = (feed: CalendarFeed) => Promise<Hears | 'ended' | 'cannot-tell'>;

export interface HeardInCalendarNeeds {
  readonly rightsOf: RightsOf;
  /** What a channel or group chat may hear, who is in it taken into account. */
  readonly hearingAt: (place: Place) => Promise<Hearing>;
}

/**
 * A person's calendar tells what that person may read. A conversation's tells what was approved for it, as long as those are
 * in it for whom it was approved, and as long as whoever holds the link may follow there: nobody else answers for where the
 * link went. Azure is a right of its own, the owner's, as it is in what a channel follows.
 */
export function createHeardInCalendar({ rightsOf, hearingAt }: HeardInCalendarNeeds): HeardInCalendar {
  return async ({ place, owner }) => {
    const isPersonal = place.kind === 'personal';
    const rights = await rightsOf(owner);
    const refusal = rights.may(isPersonal ? 'see-messages' : 'follow');
    if (refusal) return refusal.kind === 'cannot-tell' ? refusal.kind : 'ended';
    const mayRead = (customer: Customer) => rights.mayAt('see-messages', customer) === undefined;
    const seesAzure = (customer: Customer) => mayRead(customer) && rights.mayAt('see-azure', customer) === undefined;
    if (isPersonal) return (customer, source) => (source === 'azure' ? seesAzure : mayRead)(customer);
    const { company, audience, hears } = await hearingAt(place);
    if (company === 'unknown') return 'cannot-tell';
    if (audience.kind === 'none') return 'ended';
    return (customer, source) => hears(customer) && (source !== 'azure' || seesAzure(customer));
  };
}
