import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { Card } from './card.ts';

const MOST_KEPT = 200;

/**
 * A maker of cards that makes each once while it says the same: making one costs a fifth of a turn, and in an outage many ask
 * the same at once. `keyOf` names what is shown and who reads it; all else is compared. Needs that are made of objects kept
 * elsewhere (readings, incidents, words) compare in no time.
 */
export function keptCards<Needs extends object>(
  make: (needs: Needs) => Card,
  keyOf: (needs: Needs) => string,
): (needs: Needs) => Card {
  const kept = new LRUCache<string, { readonly needs: Needs; readonly card: Card }>({ max: MOST_KEPT });
  return (needs) => {
    const key = keyOf(needs);
    const known = kept.get(key);
    if (known && isDeepStrictEqual(known.needs, needs)) return known.card;
    const card = make(needs);
    kept.set(key, { needs, card });
    return card;
  };
}
