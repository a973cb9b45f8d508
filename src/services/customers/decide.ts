import type { Customer } from '../../domain/customer.ts';
import type { CustomerHit } from './customer-index.ts';

/** Which customer the words mean: one for sure, one of several good matches, or only what comes nearest. */
export type Decision =
  | { readonly kind: 'one'; readonly customer: Customer }
  | { readonly kind: 'several' | 'nearest'; readonly choices: readonly Customer[] };

/** A score (0 to 1) from which a match is good, and how far the next may be behind to be good as well. */
const GOOD = 0.7;
const CLOSE = 0.12;
const MOST_CHOICES = 8;

/** Hits, best first, in; a decision out. Never picks between two that fit equally well. */
export function decide(hits: readonly CustomerHit[]): Decision {
  const [best, next] = hits;
  if (!best || best.score < GOOD) return { kind: 'nearest', choices: customersOf(hits) };
  const standsAlone = best.exact ? !next?.exact : best.score - (next?.score ?? 0) > CLOSE;
  if (standsAlone) return { kind: 'one', customer: best.customer };
  const rivals = hits.filter((hit) => (best.exact ? hit.exact : best.score - hit.score <= CLOSE));
  return { kind: 'several', choices: customersOf(rivals) };
}

const customersOf = (hits: readonly CustomerHit[]): Customer[] =>
  hits.slice(0, MOST_CHOICES).map(({ customer }) => customer);
