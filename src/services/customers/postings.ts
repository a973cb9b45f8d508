import { createWordIndex, type Found } from '../spelling/word-index.ts';

/** A text under which a name can be found, and which slots of the name (a bit each) it speaks for. */
export interface Posting {
  readonly name: number;
  readonly slots: number;
}

export interface Postings<P extends Posting> {
  find(text: string): { readonly found: Found; readonly text: string; readonly postings: readonly P[] }[];
  whole(text: string): readonly P[];
  all(): Iterable<readonly [string, readonly P[]]>;
}

export function createPostings<P extends Posting>(entries: Iterable<readonly [string, P]>): Postings<P> {
  const byText = new Map<string, P[]>();
  for (const [text, posting] of entries) {
    const same = byText.get(text);
    if (same) same.push(posting);
    else if (text !== '') byText.set(text, [posting]);
  }
  const texts = [...byText.keys()];
  const lists = [...byText.values()];
  const index = createWordIndex(texts);
  return {
    find: (text) =>
      index.find(text).map((found) => ({
        found,
        text: texts[found.entry] as string,
        postings: lists[found.entry] as readonly P[],
      })),
    whole: (text) => byText.get(text) ?? [],
    all: () => byText,
  };
}
