import type { Clue } from './clues.ts';
import type { IndexedName } from './name-entries.ts';

/** How well a question speaks for one name. */
export interface Match {
  readonly name: IndexedName;
  /** 0..1: how much of the name was found, and how much of the question served to find it. */
  readonly score: number;
  /** Words of the question that served, a bit each. */
  readonly words: number;
  /** All of the name, and no guess. */
  readonly exact: boolean;
}

const OF_THE_NAME = 0.6;

function weightIn(bits: number, weights: readonly number[]): number {
  let sum = 0;
  for (let left = bits; left !== 0; left &= left - 1) sum += weights[31 - Math.clz32(left & -left)] ?? 0;
  return sum;
}

/** Takes the clues that give most, each word and each slot once. */
export function weigh(name: IndexedName, clues: readonly Clue[], wordWeights: readonly number[]): Match {
  const worth = clues.map((clue) => ({ clue, gain: weightIn(clue.slots, name.weights) * clue.likeness }));
  worth.sort((a, b) => Number(b.clue.whole) - Number(a.clue.whole) || b.gain - a.gain);
  let words = 0;
  let slots = 0;
  let sure = 0;
  let found = 0;
  let served = 0;
  for (const { clue } of worth) {
    const fresh = clue.slots & ~slots;
    if ((clue.words & words) !== 0 || fresh === 0) continue;
    words |= clue.words;
    slots |= clue.slots;
    if (clue.whole) sure |= clue.slots;
    found += weightIn(fresh, name.weights) * clue.likeness;
    served += weightIn(clue.words, wordWeights) * clue.likeness;
  }
  const asked = wordWeights.reduce((sum, weight) => sum + weight, 0);
  const score = (OF_THE_NAME * found) / name.weight + ((1 - OF_THE_NAME) * served) / asked;
  return { name, score, words, exact: (sure & name.needed) === name.needed };
}

/** `Contoso` is not what `contoso suites` or `contoso sui` means when another name explains both words. */
export function withoutDoubt(match: Match, others: readonly Match[], allWords: number): boolean {
  const doubtful = (other: Match): boolean =>
    (match.words & ~other.words) === 0 &&
    (other.score > match.score + 0.001 || (other.words === allWords && match.words !== allWords));
  return match.exact && !others.some(doubtful);
}
