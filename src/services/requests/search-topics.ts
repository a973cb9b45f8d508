import type { Customer } from '../../domain/customer.ts';
import type { DeskEntry, RequestTopics } from '../desk-ports.ts';

export interface SearchTopicsNeeds {
  readonly clock: () => Date;
  readonly deadline: () => AbortSignal;
}

export interface SearchTopics {
  services(topics: RequestTopics, customer: Customer, typed: string): Promise<readonly DeskEntry[]>;
  classifications(
    topics: RequestTopics,
    customer: Customer,
    serviceId: string,
    typed: string,
  ): Promise<readonly DeskEntry[]>;
}

/** The lists are the same for everybody, and change by the month; a typeahead asks at every letter. */
const KEPT_MS = 3_600_000;
const MOST_KEPT = 500;
/** As many as Teams shows. */
const MOST_TOLD = 15;

/** Completes what somebody types from a desk's own lists: every word of it somewhere in the name, names that begin so first. */
export function createSearchTopics({ clock, deadline }: SearchTopicsNeeds): SearchTopics {
  const kept = new WeakMap<RequestTopics, Map<string, { readonly entries: readonly DeskEntry[]; until: number }>>();

  async function listed(
    topics: RequestTopics,
    name: string,
    read: () => Promise<readonly DeskEntry[]>,
  ): Promise<readonly DeskEntry[]> {
    const lists = kept.get(topics) ?? new Map();
    kept.set(topics, lists);
    const now = clock().getTime();
    const known = lists.get(name);
    if (known && now < known.until) return known.entries;
    const entries = await read();
    const [oldest] = lists.keys();
    if (lists.size >= MOST_KEPT && oldest !== undefined) lists.delete(oldest);
    lists.set(name, { entries, until: now + KEPT_MS });
    return entries;
  }

  return {
    services: async (topics, customer, typed) =>
      matching(await listed(topics, 'services', () => topics.services(customer, deadline())), typed),
    classifications: async (topics, customer, serviceId, typed) =>
      matching(await listed(topics, serviceId, () => topics.classifications(customer, serviceId, deadline())), typed),
  };
}

/** Health tells of virtual machines, support of a virtual machine. */
const PLURAL = /(?<=\w{3})s$/;

function matching(entries: readonly DeskEntry[], typed: string): readonly DeskEntry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return entries
    .map((entry) => ({ entry, name: entry.name.toLowerCase() }))
    .filter(({ name }) => words.every((word) => name.includes(word) || name.includes(word.replace(PLURAL, ''))))
    .toSorted(
      (one, other) => Number(other.name.startsWith(words[0] ?? '')) - Number(one.name.startsWith(words[0] ?? '')),
    )
    .slice(0, MOST_TOLD)
    .map(({ entry }) => entry);
}
