import type { Word } from '../spelling/fold-words.ts';

/** Neighbouring words of a question, read as one: people write names together and apart. */
export interface Span {
  readonly words: readonly Word[];
  /** These words of the question, a bit each. */
  readonly bits: number;
}

const LONGEST = 3;

export function spansOf(words: readonly Word[]): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < words.length; at += 1) {
    for (let length = 1; length <= LONGEST && at + length <= words.length; length += 1) {
      spans.push({ words: words.slice(at, at + length), bits: ((1 << length) - 1) << at });
    }
  }
  return spans;
}

/** As keys: the last word may carry a particle or be spelt another way; a Hangul word also in its syllables. */
export function keysOfSpan({ words }: Span): string[] {
  const last = words.at(-1);
  const head = words.slice(0, -1).map((word) => word.key);
  if (!last) return [];
  const syllables = last.hangul && words.length === 1 ? last.stems.filter((stem) => stem.length > 3) : [];
  return [...[last.key, ...last.others].map((end) => head.join('') + end), ...syllables];
}

/** As typed, each way that the last word may have been meant; nothing where the scripts are mixed. */
export function stemsOfSpan({ words }: Span): string[] {
  const last = words.at(-1);
  if (!last || words.some((word) => word.hangul !== last.hangul)) return [];
  const head = words.slice(0, -1).map((word) => (word.hangul ? word.stem : word.key));
  return (last.hangul ? last.stems : [last.key]).map((end) => head.join('') + end);
}
