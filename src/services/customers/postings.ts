import { createWordIndex, type Found } from '../spelling/word-index.ts';

/** A text under which a name can be found, and which slots of the name (a bit each) it speaks for. */
export interface Posting {
  readonly name: number;
  readonly slots: number;
  /** Below 1 for a text that is not the name itself. */
  readonly trust: number;
}

export interface Lookup<P extends Posting> {
  readonly found: Found;
  readonly postings: readonly P[];
}

export interface Postings<P extends Posting> {
  readonly size: number;
  find(text: string): Lookup<P>[];
  findWithoutErrors(text: string): Lookup<P>[];
  findStartWithError(text: string): Lookup<P>[];
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
  const lists = [...byText.values()];
  const index = createWordIndex([...byText.keys()]);
  const lookup = (found: Found): Lookup<P> => ({ found, postings: lists[found.entry] as readonly P[] });
  return {
    size: lists.length,
    find: (text) => index.find(text).map(lookup),
    findWithoutErrors: (text) => index.findWithoutErrors(text).map(lookup),
    findStartWithError: (text) => index.findStartWithError(text).map(lookup),
    whole: (text) => byText.get(text) ?? [],
    all: () => byText,
  };
}
