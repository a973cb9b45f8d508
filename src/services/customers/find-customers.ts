import type { DomainRegistry } from '../ports.ts';
import type { CustomerHit, CustomerIndex, SearchOptions } from './customer-index.ts';
import { addressesIn, initialDomainOf, isAnybodys, labelOf, parentsOf } from './domain-names.ts';

export interface FindCustomersNeeds {
  readonly index: () => CustomerIndex;
  readonly domains: DomainRegistry;
  /** Aborts when the registry has taken long enough. */
  readonly deadline: () => AbortSignal;
}

export type FindCustomers = (words: string, options?: SearchOptions) => Promise<CustomerHit[]>;

/**
 * Finds customers by whatever a ticket holds: a tenant id, a mail or web address, a domain, else by name. An address
 * identifies, words only describe: with an address that somebody owns, the other words find nothing. Never fails:
 * without an answer from the registry the domain's label is a guess at the name.
 */
export function createFindCustomers({ index, domains, deadline }: FindCustomersNeeds): FindCustomers {
  async function ownerOf(domain: string, signal: AbortSignal): Promise<string | undefined> {
    const own = index().byDomain(initialDomainOf(domain));
    if (own) return own.tenantId;
    for (const parent of parentsOf(domain)) {
      const known = index().byDomain(parent);
      if (known) return known.tenantId;
      const tenantId = await orNothing(domains.tenantIdOf(parent, signal), signal);
      if (tenantId !== undefined) return tenantId;
    }
    return undefined;
  }

  return async (words, options = {}) => {
    const { tenantIds, domains: found, rest } = addressesIn(words);
    const owned = found.filter((domain) => !isAnybodys(domain));
    if (tenantIds.length === 0 && owned.length === 0) {
      return found.length === 0 ? index().search(words, options) : rest === '' ? [] : index().search(rest, options);
    }

    const signal = deadline();
    const owners = await Promise.all(owned.map((domain) => ownerOf(domain, signal)));
    const ids = new Set([...tenantIds, ...owners.flatMap((id) => id?.toLowerCase() ?? [])]);
    const sure = [...ids].flatMap((id) => {
      const customer = index().byTenantId(id);
      const mayBeFound = customer && (options.only?.(customer) ?? true);
      return mayBeFound ? [{ customer, score: 1, exact: true, named: customer.domain, leftover: rest }] : [];
    });
    if (sure.length > 0 || tenantIds.length > 0) return sure;

    const guesses = owned.flatMap((domain) => index().search(labelOf(domain), options));
    const unique = new Map(guesses.toReversed().map((hit) => [hit.customer.tenantId, hit]));
    const best = [...unique.values()].toSorted((a, b) => b.score - a.score);
    return best.map((hit) => ({ ...hit, exact: false, leftover: rest }));
  };
}

/** The answer if it comes before the deadline; a registry that fails, or ignores its signal, says nothing. */
async function orNothing(answer: Promise<string | undefined>, signal: AbortSignal): Promise<string | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const giveUp = (): void => resolve(undefined);
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([answer, late]);
  } catch {
    return undefined;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
