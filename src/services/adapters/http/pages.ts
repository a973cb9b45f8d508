import { garbled } from './failures.ts';
import type { Asking } from './tokens.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** The link or token that leads on; absent on the last page. */
  readonly next?: string;
}

/**
 * Walks a list to its end, a page at a time. A list that leads back to a page already read, or goes on after `most`
 * pages, is `garbled`: part of it would pass for the whole. A link alone is no proof of a circle (Partner Center may
 * keep one continuation token for a whole walk), a link after the same item is.
 */
export async function* pages<Item>(
  ask: (next: string | undefined) => Promise<Page<Item>>,
  most: number,
  asking: Asking,
): AsyncGenerator<readonly Item[]> {
  const seen = new Set<string>();
  let next: string | undefined;
  do {
    const page = await ask(next);
    yield page.items;
    next = page.next;
    if (next === undefined) return;
    const place = `${next} ${JSON.stringify(page.items[0])}`;
    if (seen.has(place)) throw garbled(asking, 'the list leads back to a page already read');
    seen.add(place);
  } while (seen.size < most);
  throw garbled(asking, `the list goes on after ${most} pages`);
}

/** All items of all pages. */
export async function allOf<Item>(walk: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const items of walk) all.push(...items);
  return all;
}

/** A link out of an answer, as long as it stays with the party that was asked; any other would be handed a token. */
export function sameOrigin(link: string, baseUrl: string, asking: Asking): string {
  const url = URL.parse(link, baseUrl);
  if (url?.origin !== new URL(baseUrl).origin) throw garbled(asking, `a link leads away, to ${url?.host ?? 'nowhere'}`);
  return url.href;
}
