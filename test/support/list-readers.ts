import { createAzureHealthSource } from '../../src/services/adapters/azure/health-source.ts';
import { createGraphHealthSource } from '../../src/services/adapters/graph/health-source.ts';
import { createGraphRelationshipDirectory } from '../../src/services/adapters/graph/relationship-directory.ts';
import type { Http } from '../../src/services/adapters/http/http.ts';
import { createPartnerCenterDirectory } from '../../src/services/adapters/partner-center/directory.ts';
import type { Tokens } from '../../src/services/ports.ts';
import { aTransport, now, plainTokens } from './outside-client.ts';
import type { Question } from './outside-server.ts';

/** One of our clients that reads a list of Microsoft's, and how that list looks on the wire. */
export interface ListReader {
  /** The ids of all that it makes of the list. */
  ids(baseUrl: string, signal: AbortSignal, through?: { tokens?: Tokens; http?: Http }): Promise<readonly string[]>;
  /** Items by number, and the number of the page after. */
  page(question: Question, items: readonly number[], next?: number): object;
}

const CONTOSO = { tenantId: 'contoso', name: 'Contoso', domain: 'contoso.onmicrosoft.com' };
const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const link = ({ url }: Question, page: number) => `${url.origin}${url.pathname}?page=${page}`;

/** Which page of a list is asked for: by its link, or by Partner Center's token. */
export const pageAsked = ({ url, headers }: Question): number =>
  Number(url.searchParams.get('page') ?? headers['ms-continuationtoken'] ?? 1);

async function allIds<Item>(pages: AsyncIterable<readonly Item[]>, idOf: (item: Item) => string): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of pages) ids.push(...page.map(idOf));
  return ids;
}

/** Every kind of list: Graph's own links, Azure's, Partner Center's tokens. */
export const LIST_READERS: Readonly<Record<string, ListReader>> = {
  'Microsoft 365’s health': {
    async ids(baseUrl, signal, { tokens = plainTokens, http = aTransport().http } = {}) {
      const source = createGraphHealthSource({ baseUrl, tokens, http, now, scope: 'graph' });
      return (await source.read(CONTOSO, signal)).incidents.map(({ id }) => id);
    },
    page: (question, items, next) => ({
      // Good for services and for issues.
      value: items.map((item) => ({ id: guid(item), title: 'T', startDateTime: '2026-11-22T06:00:00Z' })),
      ...(next && { '@odata.nextLink': link(question, next) }),
    }),
  },
  'Azure’s health': {
    async ids(baseUrl, signal, { tokens = plainTokens, http = aTransport().http } = {}) {
      const source = createAzureHealthSource({ baseUrl, tokens, http, now, scope: 'arm' });
      return (await source.read(CONTOSO, signal)).incidents.map(({ id }) => id);
    },
    page: (question, items, next) => ({
      // Good for subscriptions and for events.
      value: items.map((item) => ({
        subscriptionId: guid(item),
        name: guid(item),
        properties: { title: 'T', impactStartTime: '2026-11-22T06:00:00Z' },
      })),
      ...(next && { nextLink: link(question, next) }),
    }),
  },
  'GDAP relationships': {
    ids(baseUrl, signal, { tokens = plainTokens, http = aTransport().http } = {}) {
      const settings = { baseUrl, tokens, http, scope: 'graph', partnerTenantId: 'partner' };
      return allIds(createGraphRelationshipDirectory(settings).relationships(signal), ({ id }) => id);
    },
    page: (question, items, next) => ({
      value: items.map((item) => ({ id: guid(item), customer: { tenantId: guid(item) } })),
      ...(next && { '@odata.nextLink': link(question, next) }),
    }),
  },
  'Partner Center’s customers': {
    ids(baseUrl, signal, { tokens = plainTokens, http = aTransport().http } = {}) {
      const settings = { baseUrl, tokens, http, scope: 'pc', partnerTenantId: 'partner', newId: () => 'id' };
      const directory = createPartnerCenterDirectory({ ...settings, pageSize: 10_000 });
      return allIds(directory.pages(signal), ({ tenantId }) => tenantId);
    },
    page: (_, items, next) => ({
      items: items.map((item) => ({ id: guid(item), companyProfile: { companyName: 'C' } })),
      links: next && { next: { headers: [{ key: 'MS-ContinuationToken', value: String(next) }] } },
    }),
  },
};

export const idOf = guid;
