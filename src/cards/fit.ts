import { type Card, cardBytes, MOST_CARD_BYTES } from './card.ts';

/**
 * The richest card that Teams takes. `levels` run from richest to barest, each giving something up; the barest is bounded
 * by its maker and stands when nothing else fits. Most cards fit at once; the others are found by halving.
 */
export function richestThatFits<Level>(levels: readonly [Level, ...Level[]], make: (level: Level) => Card): Card {
  const richest = make(levels[0]);
  if (cardBytes(richest) <= MOST_CARD_BYTES) return richest;
  let tooRich = 0;
  let best = levels.length - 1;
  let card = make(levels[best] as Level);
  while (best - tooRich > 1) {
    const middle = Math.floor((tooRich + best) / 2);
    const candidate = make(levels[middle] as Level);
    if (cardBytes(candidate) > MOST_CARD_BYTES) {
      tooRich = middle;
    } else {
      best = middle;
      card = candidate;
    }
  }
  return card;
}

/** `most`, `most - 1`, … 0: the levels of a card that gives up one thing after the other. */
export function countdown(most: number): readonly [number, ...number[]] {
  return [most, ...Array.from({ length: most }, (_, given) => most - 1 - given)];
}
