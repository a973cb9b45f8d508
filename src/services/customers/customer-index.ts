import type { Customer } from '../../domain/customer.ts';
import { type Clue, cluesIn } from './clues.ts';
import { createNameBook } from './name-book.ts';
import { weightOf } from './name-entries.ts';
import { questionWords } from './question-words.ts';
import { type Match, weigh, withoutDoubt } from './weigh-clues.ts';

export interface CustomerHit {
  readonly customer: Customer;
  /** 0..1 */
  readonly score: number;
  /** The words name this customer and no other: no guess, no typing error, nothing left of the name. */
  readonly exact: boolean;
  /** Words of the question that served, as typed. */
  readonly named: string;
  /** Words of the question that did not serve to find this customer, as typed, in their order. */
  readonly leftover: string;
}

export interface SearchOptions {
  /** Tenant ids, newest first: they come first among equally good ones. */
  readonly recent?: readonly string[];
  /** 10 unless told. */
  readonly limit?: number;
  /** Who may be found: the others are as if they were not there. */
  readonly only?: (customer: Customer) => boolean;
}

export interface CustomerIndex {
  readonly size: number;
  /** How many there are of those who may be found. */
  count(only: (customer: Customer) => boolean): number;
  byTenantId(id: string): Customer | undefined;
  /** By the initial domain, `contoso.onmicrosoft.com`. */
  byDomain(domain: string): Customer | undefined;
  /** Best first. Without words: recent ones, then by name. */
  search(words: string, options?: SearchOptions): CustomerHit[];
}

const WORTH_SHOWING = 0.4;
/** Hits that are much worse than the best are noise. */
const BESIDE_THE_BEST = 0.55;
/** Differences smaller than this are no reason to pass over a recent customer. */
const EQUALLY_GOOD = 0.1;

const ANYBODY = (): boolean => true;

/** Of 10,000 customers it builds in about a second; a search takes a few milliseconds (`bench/search.ts`). */
export function createCustomerIndex(customers: readonly Customer[]): CustomerIndex {
  const compare = new Intl.Collator('en', { sensitivity: 'base', numeric: true, ignorePunctuation: true }).compare;
  const sorted = customers.toSorted((a, b) => compare(a.name, b.name));
  const book = createNameBook(sorted);
  const byTenant = new Map(sorted.map((customer) => [customer.tenantId.toLowerCase(), customer]));
  const byDomain = new Map(sorted.map((customer) => [customer.domain.toLowerCase(), customer]));

  function list(recent: readonly string[], limit: number, only: (customer: Customer) => boolean): CustomerHit[] {
    const first = recent.flatMap((id) => byTenant.get(id.toLowerCase()) ?? []).filter(only);
    const more = Iterator.from(sorted)
      .filter(only)
      .take(limit + first.length);
    const shown = new Set([...first, ...more]);
    return [...shown]
      .slice(0, limit)
      .map((customer) => ({ customer, score: 0, exact: false, named: '', leftover: '' }));
  }

  function search(text: string, { recent = [], limit = 10, only = ANYBODY }: SearchOptions = {}): CustomerHit[] {
    const { words, beyond } = questionWords(text, book);
    if (words.length === 0) return list(recent, limit, only);
    const weights = words.map(weightOf);
    const matches: Match[] = [];
    const byName = Map.groupBy(cluesIn(words, book), (clue: Clue) => clue.name);
    for (const [name, clues] of byName) {
      const indexed = book.names[name];
      if (indexed && only(indexed.customer)) matches.push(weigh(indexed, clues, weights));
    }
    const best = matches.reduce((most, { score }) => Math.max(most, score), 0);
    const kept = matches.filter(({ score }) => score >= Math.max(WORTH_SHOWING, best * BESIDE_THE_BEST));
    const rank = new Map(recent.map((id, at) => [id.toLowerCase(), 1 - at / recent.length]));
    const ranked = kept.map((match) => {
      const certain = withoutDoubt(match, kept, (1 << words.length) - 1);
      const recency = rank.get(match.name.customer.tenantId.toLowerCase()) ?? 0;
      return { ...match, certain, standing: match.score + (recency > 0 ? EQUALLY_GOOD : 0), recency };
    });
    ranked.sort(
      (a, b) =>
        Number(b.certain && b.score > 0.99) - Number(a.certain && a.score > 0.99) ||
        b.standing - a.standing ||
        b.recency - a.recency ||
        compare(a.name.customer.name, b.name.customer.name),
    );
    const typed = (served: number, wanted: 0 | 1): string[] =>
      words.filter((_, at) => ((served >> at) & 1) === wanted).map((word) => word.raw);
    return ranked.slice(0, limit).map(({ name, score, certain, words: served }) => ({
      customer: name.customer,
      score: Math.min(1, score),
      exact: certain,
      named: typed(served, 1).join(' '),
      leftover: [...typed(served, 0), ...beyond.map((word) => word.raw)].join(' '),
    }));
  }

  return {
    size: sorted.length,
    count: (only) => sorted.reduce((sum, customer) => sum + Number(only(customer)), 0),
    byTenantId: (id) => byTenant.get(id.toLowerCase()),
    byDomain: (domain) => byDomain.get(domain.toLowerCase()),
    search,
  };
}
