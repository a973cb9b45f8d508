import { randomUUID } from 'node:crypto';
import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import { PARTNER_CENTER, PARTNER_TENANT_ID } from '../login/application.ts';
import { readBearer } from '../login/bearer.ts';
import type { Tokens } from '../login/tokens.ts';
import type { Customer } from '../world/customer.ts';
import type { World } from '../world/world.ts';
import { pageOfCustomers } from './paging.ts';

/** Partner Center's customer list. Its answers begin with a byte order mark, as seen in the field. */
export function partnerCenterRoutes(world: World, tokens: Tokens): readonly Route[] {
  const get = (path: RegExp, visit: (ask: Ask, id: string) => Answer): Route => ({
    method: 'GET',
    path,
    handle: (ask, [id = '']) => {
      const { claims } = readBearer(tokens, ask, PARTNER_CENTER);
      if (claims === undefined) return marked(refuse(401, '400', 'Access denied.'), ask);
      if (claims.tid !== PARTNER_TENANT_ID) return marked(refuse(403, '2032', 'Access denied.'), ask);
      return marked(visit(ask, id), ask);
    },
  });

  return [
    get(/^\/v1\/customers$/, (ask) => {
      const page = pageOfCustomers(ask, world);
      if (page === undefined)
        return refuse(400, '2000', 'The filter, the page size or the continuation token is invalid.');
      const { totalCount, customers, links } = page;
      return json(200, { totalCount, items: customers.map(item), links, attributes: { objectType: 'Collection' } });
    }),
    get(/^\/v1\/customers\/([^/]+)$/, (_, id) => {
      const customer = world.find(id);
      if (customer?.tenantId !== id) return refuse(404, '1000', 'The customer was not found.');
      return json(200, {
        ...item(customer),
        allowDelegatedAccess: customer.access !== 'expired',
        customDomains: customer.customDomains,
        associatedPartnerId: customer.reseller ?? null,
      });
    }),
  ];
}

const item = ({ tenantId, domain, name, isReseller }: Customer) => ({
  id: tenantId,
  companyProfile: {
    tenantId,
    domain,
    companyName: name,
    links: { self: link(`/customers/${tenantId}/profiles/company`) },
    attributes: { objectType: 'CustomerCompanyProfile' },
  },
  relationshipToPartner: isReseller ? 'reseller' : 'none',
  links: { self: link(`/customers/${tenantId}`) },
  attributes: { objectType: 'Customer' },
});

const link = (uri: string) => ({ uri, method: 'GET', headers: [] });

const refuse = (status: number, code: string, description: string): Answer =>
  json(status, { code, description, data: [], source: 'PartnerApiServiceCore' });

const marked = (answer: Answer, ask: Ask): Answer => ({
  ...answer,
  headers: {
    ...answer.headers,
    'ms-requestid': String(ask.headers['ms-requestid'] ?? randomUUID()),
    'ms-correlationid': String(ask.headers['ms-correlationid'] ?? randomUUID()),
  },
  body: `\uFEFF${answer.body}`,
});
