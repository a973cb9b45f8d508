import type { Customer, CustomerRelation } from '../../domain/customer.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { CustomerDirectory } from '../ports.ts';

export interface CustomerSource {
  readonly relation: Exclude<CustomerRelation, 'reseller'>;
  readonly directory: CustomerDirectory;
}

export interface MergedDirectoryNeeds {
  /** In the order of trust: the first that tells a name or a domain decides. The first is the longest, and is not held. */
  readonly sources: readonly CustomerSource[];
  /** The customers as last read: what a source that fails is taken to say. */
  readonly lastKnown: () => readonly Customer[];
  /** Gives the domain to those whom no source told one for. */
  readonly withDomains: (customers: readonly Customer[], signal: AbortSignal) => Promise<readonly Customer[]>;
  readonly onFailure: (relation: CustomerRelation, failure: SourceError) => void;
}

const CUSTOMERS_A_PAGE = 500;

/**
 * One list out of several, by tenant. A source that fails is taken to say what it said last time, so that nobody is lost
 * and no right is; only when all fail does the reading. All sources but the first are held until it has been walked, and
 * each customer is let go as soon as it has been told: nobody is held twice.
 */
export function createMergedDirectory(needs: MergedDirectoryNeeds): CustomerDirectory {
  const [first, ...others] = needs.sources;

  return {
    async *pages(signal) {
      const failures: SourceError[] = [];
      const untold = new Map<string, Customer>();
      const walk = (source: CustomerSource, told: ReadonlySet<string>) =>
        walkOrRecall(needs, source, signal, told, (failure) => failures.push(failure));

      for (const source of others) {
        const told = new Set<string>();
        for await (const page of walk(source, told)) {
          for (const customer of page) {
            told.add(customer.tenantId);
            const before = untold.get(customer.tenantId);
            untold.set(customer.tenantId, before ? merged(before, customer) : customer);
          }
        }
      }
      const told = new Set<string>();
      for await (const page of first ? walk(first, told) : []) {
        const fresh = page.filter(({ tenantId }) => !told.has(tenantId));
        const whole = fresh.map((customer) => merged(customer, untold.get(customer.tenantId)));
        for (const { tenantId } of fresh) {
          told.add(tenantId);
          untold.delete(tenantId);
        }
        yield await needs.withDomains(whole, signal);
      }
      if (failures.length > 0 && failures.length === needs.sources.length) throw failures[0];
      while (untold.size > 0) {
        const page = [...untold.values().take(CUSTOMERS_A_PAGE)];
        for (const { tenantId } of page) untold.delete(tenantId);
        yield await needs.withDomains(page, signal);
      }
    },
  };
}

/** One customer as two sources tell it: the trusted one's name, and its domain if it has one; who knows it, from both. */
function merged(trusted: Customer, other: Customer | undefined): Customer {
  if (other === undefined) return trusted;
  const relations = new Set([...(trusted.relations ?? []), ...(other.relations ?? [])]);
  return { ...trusted, domain: trusted.domain || other.domain, relations: [...relations] };
}

async function* walkOrRecall(
  { lastKnown, onFailure }: MergedDirectoryNeeds,
  { relation, directory }: CustomerSource,
  signal: AbortSignal,
  told: ReadonlySet<string>,
  note: (failure: SourceError) => void,
): AsyncGenerator<readonly Customer[]> {
  try {
    yield* directory.pages(signal);
  } catch (error) {
    if (!(error instanceof SourceError) || signal.aborted) throw error;
    note(error);
    onFailure(relation, error);
    const its = (one: CustomerRelation) => one === relation || (one === 'reseller' && relation === 'partner-center');
    yield lastKnown()
      .filter(({ tenantId, relations = [] }) => relations.includes(relation) && !told.has(tenantId))
      .map((customer) => ({ ...customer, relations: (customer.relations ?? []).filter(its) }));
  }
}
