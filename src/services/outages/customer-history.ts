import type { Customer } from '../../domain/customer.ts';
import { historyOf, type ServiceHistory } from '../../domain/outage-history.ts';
import type { SourceName } from '../../domain/service.ts';
import type { OutageBook } from '../outage-ports.ts';

export const HISTORY_DAYS = 90;
/** Five days each: as many signs as a phone draws in a line. */
const CELLS = 18;
const DAY_MS = 24 * 3600_000;

/** Of the sources that its reader may see. */
export type CustomerHistory = (customer: Customer, sees: readonly SourceName[]) => Promise<readonly ServiceHistory[]>;

/** A customer's last 90 days, as far as they were watched. */
export function createCustomerHistory(needs: {
  readonly outages: Pick<OutageBook, 'since'>;
  readonly clock: () => Date;
}): CustomerHistory {
  return async ({ tenantId }, sees) => {
    const until = needs.clock();
    const from = new Date(until.getTime() - HISTORY_DAYS * DAY_MS);
    const kept = await needs.outages.since(from);
    const outages = kept.map(({ outage }) => outage).filter(({ incident }) => sees.includes(incident.source));
    return historyOf(tenantId, outages, { from, until, cells: CELLS });
  };
}
