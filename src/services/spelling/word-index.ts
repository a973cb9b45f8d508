import { editDistance, errorsAllowed } from './edit-distance.ts';

/** A key that was found: wholly, by its beginning, with typing errors, or by its beginning with one typing error. */
export interface Found {
  readonly entry: number;
  readonly how: 'whole' | 'start' | 'near' | 'near-start';
  /** How much of the key the word is long, at most 1. */
  readonly share: number;
  /** 0..1; only `whole` reaches 1. */
  readonly likeness: number;
}

export interface WordIndex {
  /** `entry` is the key's place among the keys given. */
  /** Wholly, by its beginning, or with typing errors. */
  find(word: string): Found[];
  /** Wholly or by its beginning: many times faster. */
  findWithoutErrors(word: string): Found[];
  /** By its beginning, with one typing error in it. */
  findStartWithError(word: string): Found[];
}

/** One bit a letter: words whose bits differ much need no closer look. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bitsIn(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

function firstAtLeast(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Fast for some tens of thousands of distinct short words. */
export function createWordIndex(keys: readonly string[]): WordIndex {
  const places = new Map(keys.map((key, place) => [key, place]));
  const sorted = keys.toSorted((a, b) => (a < b ? -1 : 1));
  const letters = Int32Array.from(keys, lettersOf);
  const byLength = new Map<number, number[]>();
  keys.forEach((key, place) => {
    const same = byLength.get(key.length);
    if (same) same.push(place);
    else byLength.set(key.length, [place]);
  });

  function addNear(word: string, found: Found[]): void {
    const most = errorsAllowed(word);
    if (most === 0) return;
    const wanted = lettersOf(word);
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      for (const entry of byLength.get(length) ?? []) {
        if (bitsIn((letters[entry] as number) ^ wanted) > 2 * most) continue;
        const errors = editDistance(word, keys[entry] as string, most);
        if (errors === 0 || errors > most) continue;
        found.push({ entry, how: 'near', share: 1, likeness: 1 - errors / (word.length + 1) });
      }
    }
  }

  function findStartWithError(word: string): Found[] {
    const found: Found[] = [];
    if (word.length < 5) return found;
    const wanted = lettersOf(word);
    for (let entry = 0; entry < keys.length; entry += 1) {
      const key = keys[entry] as string;
      if (key.length <= word.length + 1 || bitsIn(wanted & ~(letters[entry] as number)) > 1) continue;
      for (const length of [word.length, word.length - 1, word.length + 1]) {
        if (editDistance(word, key.slice(0, length), 1) > 1) continue;
        const share = word.length / key.length;
        found.push({ entry, how: 'near-start', share: 0.9 * share, likeness: 0.45 + 0.35 * share });
        break;
      }
    }
    return found;
  }

  function findWithoutErrors(word: string): Found[] {
    const found: Found[] = [];
    for (let i = firstAtLeast(sorted, word); sorted[i]?.startsWith(word); i += 1) {
      const key = sorted[i] as string;
      const how = key === word ? 'whole' : 'start';
      const share = word.length / key.length;
      found.push({ entry: places.get(key) as number, how, share, likeness: 0.6 + 0.4 * share });
    }
    return found;
  }

  return {
    findWithoutErrors,
    findStartWithError,
    find(word) {
      const found = findWithoutErrors(word);
      addNear(word, found);
      return found;
    },
  };
}
