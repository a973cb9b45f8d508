import type { Customer } from '../../domain/customer.ts';
import { SourceError } from '../../domain/source-error.ts';
import { fewAtOnce } from '../few-at-once.ts';
import type { TenantRegistry } from '../ports.ts';

export interface FillDomainsNeeds {
  readonly tenants: TenantRegistry;
  /** The domain as last read; empty where none is known. */
  readonly lastKnown: (tenantId: string) => string | undefined;
  readonly onFailure: (failure: SourceError) => void;
}

const MOST_AT_ONCE = 4;

/**
 * Gives each customer without a domain the one last known, else its tenant's default domain: the customer list under GDAP
 * tells none. Where the registry fails, the rest stay without until the next reading.
 */
export function createFillDomains({ tenants, lastKnown, onFailure }: FillDomainsNeeds) {
  return async (customers: readonly Customer[], signal: AbortSignal): Promise<readonly Customer[]> => {
    const found = new Map<string, string>();
    const unknown = customers.filter(({ tenantId, domain }) => domain === '' && !lastKnown(tenantId));
    try {
      await fewAtOnce(MOST_AT_ONCE, unknown, async ({ tenantId }) => {
        const domain = await tenants.domainOf(tenantId, signal);
        if (domain !== undefined) found.set(tenantId, domain);
      });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      onFailure(error);
    }
    return customers.map((customer) =>
      customer.domain === ''
        ? { ...customer, domain: lastKnown(customer.tenantId) || found.get(customer.tenantId) || '' }
        : customer,
    );
  };
}
