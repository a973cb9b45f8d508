import type { Customer } from '../world/customer.ts';

/** What a customer has granted the application: permissions of its own, and those that need a person beside it. */
export interface Consent {
  readonly application: boolean;
  readonly delegated: boolean;
}

export interface Consents {
  readonly of: (customer: Customer) => Consent;
  readonly set: (tenantId: string, change: Partial<Consent>) => void;
  /** Everybody has granted what they had at the start. */
  readonly reset: () => void;
}

/** Both at the start, save where a scenario says that the customer has not consented. */
export function createConsents(): Consents {
  const changes = new Map<string, Partial<Consent>>();
  return {
    of: ({ tenantId, access }) => {
      const given = access !== 'no-consent';
      return { application: given, delegated: given, ...changes.get(tenantId) };
    },
    set: (tenantId, change) => void changes.set(tenantId, { ...changes.get(tenantId), ...change }),
    reset: () => changes.clear(),
  };
}
