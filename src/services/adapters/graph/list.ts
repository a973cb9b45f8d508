import type { z } from 'zod';
import { pages, sameOrigin } from '../http/pages.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { createAskGraph, type GraphSettings } from './client.ts';
import { graphPage } from './schema.ts';

const MOST_PAGES = 1000;

/** Walks a list of a tenant's, with that tenant's token. Items that the schema makes nothing of are left out. */
export function createGraphList(settings: GraphSettings) {
  const { baseUrl, http } = settings;
  const ask = createAskGraph(settings);
  return <Item extends z.ZodType>(item: Item, path: string, tenantId: string, asking: Asking) => {
    const page = graphPage(item);
    return pages(
      async (next) => {
        const answer = await ask({ path: next ?? path, tenantId }, asking);
        const { items, next: link } = parse(page, await http.json(answer, asking), asking, path);
        const some = items.filter((one): one is NonNullable<z.output<Item>> => one !== undefined && one !== null);
        return { items: some, ...(link !== undefined && { next: sameOrigin(link, baseUrl, asking) }) };
      },
      MOST_PAGES,
      asking,
    );
  };
}
