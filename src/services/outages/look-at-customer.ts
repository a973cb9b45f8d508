import type { Customer } from '../../domain/customer.ts';
import type { Incident } from '../../domain/incident.ts';
import type { OutageChange } from '../../domain/outage.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { MayRead } from '../access/may-read.ts';
import { readInTime } from '../health/read-sources.ts';
import type { LookBook, OutageBook } from '../outage-ports.ts';
import type { HealthSource } from '../ports.ts';

/** What a look found out. */
export interface Looked {
  readonly changes: readonly OutageChange[];
  /** Those that this look was the first to tell of. */
  readonly opened: readonly Incident[];
  /** Why the source, or a part of it, did not answer. */
  readonly failure?: SourceError;
}

export type LookAtCustomer = (customer: Customer, source: HealthSource) => Promise<Looked>;

export interface LookAtCustomerNeeds {
  readonly mayRead: MayRead;
  readonly outages: Pick<OutageBook, 'record'>;
  readonly looks: Pick<LookBook, 'failed'>;
  readonly clock: () => Date;
  readonly deadline: (ms: number) => AbortSignal;
  readonly timeLimitMs: number;
}

/** One source of one customer, read and compared with what is known. Never rejects for a silent source. */
export function createLookAtCustomer(needs: LookAtCustomerNeeds): LookAtCustomer {
  return async (customer, source) => {
    const { tenantId } = customer;
    try {
      const reading = await readInTime(source, customer, needs.deadline(needs.timeLimitMs), 'background');
      // The right to it may have ended on the way.
      if (!needs.mayRead(customer).may) return { changes: [], opened: [] };
      const { incidents, services, gap, readAt = needs.clock() } = reading;
      const changes = await needs.outages.record({
        tenantId,
        source: source.name,
        readAt,
        incidents,
        serviceIds: services.map(({ id }) => id),
        ...(gap && { gap: gap.kind }),
      });
      const ids = new Set(changes.flatMap(({ transition, incidentId }) => (transition === 'opened' ? incidentId : [])));
      return { changes, opened: incidents.filter(({ id }) => ids.has(id)), ...(gap && { failure: gap }) };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      await needs.looks.failed(tenantId, source.name, error.kind, needs.clock());
      return { changes: [], opened: [], failure: error };
    }
  };
}
