import type { z } from 'zod';
import type { Http } from '../../http/http.ts';
import { allOf, type Page, pages, sameOrigin } from '../../http/pages.ts';
import { parse } from '../../http/parse.ts';
import type { Change, Sent } from '../../http/send.ts';
import type { Asking } from '../../http/tokens.ts';

export const VERSION = 'api-version=2024-04-01';
const MOST_PAGES = 50;

/** Tokens that open one subscription: its tenant's own, and the partner's where it acts on the customer's behalf. */
export interface Key {
  readonly token: string;
  /** Of the partner's tenant; absent where the first one is of that tenant already (Azure Lighthouse). */
  readonly auxiliary?: string;
}

export interface SupportClient {
  get<Schema extends z.ZodType>(schema: Schema, path: string, key: Key, asking: Asking): Promise<z.output<Schema>>;
  list<Item>(page: z.ZodType<Page<Item>>, path: string, key: Key, asking: Asking): Promise<readonly Item[]>;
  send(method: Change['method'], path: string, key: Key, body: object, asking: Asking): Promise<Sent>;
}

/** Microsoft.Support on Azure Resource Manager. Links out of answers are asked only where they stay with it. */
export function createSupportClient({
  baseUrl,
  http,
}: {
  readonly baseUrl: string;
  readonly http: Http;
}): SupportClient {
  const headersOf = ({ token, auxiliary }: Key) => ({
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    ...(auxiliary && { 'x-ms-authorization-auxiliary': `Bearer ${auxiliary}` }),
  });
  const client: SupportClient = {
    async get(schema, path, key, asking) {
      const answer = await http.get(sameOrigin(path, baseUrl, asking), headersOf(key), asking);
      return parse(schema, await http.json(answer, asking), asking, path.replace(/\?.*/, ''));
    },
    list: (page, path, key, asking) =>
      allOf(pages((next: string | undefined) => client.get(page, next ?? path, key, asking), MOST_PAGES, asking)),
    send: (method, path, key, body, asking) =>
      http.send(
        sameOrigin(path, baseUrl, asking),
        {
          method,
          headers: { ...headersOf(key), 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        },
        asking,
      ),
  };
  return client;
}
