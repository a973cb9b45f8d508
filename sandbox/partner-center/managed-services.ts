import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import { PARTNER_CENTER, PARTNER_TENANT_ID } from '../login/application.ts';
import { readBearer } from '../login/bearer.ts';
import { isSupportAgent } from '../login/people.ts';
import type { Tokens } from '../login/tokens.ts';
import type { Customer } from '../world/customer.ts';
import { workloadsOf } from '../world/managed-services.ts';
import type { Directory } from '../world/staff.ts';
import type { World } from '../world/world.ts';

interface Needs {
  readonly world: World;
  readonly tokens: Tokens;
  readonly directory: Directory;
}

const REDIRECTOR = 'https://portal.office.com/Partner/BeginClientSession.aspx';

/** Partner Center's list of the services that the partner administers for a customer. For people in an agent group alone. */
export function managedServiceRoutes({ world, tokens, directory }: Needs): readonly Route[] {
  const visit = (ask: Ask, id: string): Answer => {
    const { claims } = readBearer(tokens, ask, PARTNER_CENTER);
    if (claims === undefined) return refuse(401, '400', 'Access denied.');
    if (claims.tid !== PARTNER_TENANT_ID) return refuse(403, '2032', 'Access denied.');
    const person = directory.person(claims.oid ?? '');
    if (!person || !isSupportAgent(person, directory))
      return refuse(403, '900150', 'The role does not have the rights.');
    const customer = world.find(id);
    if (customer?.tenantId !== id) return refuse(404, '1000', 'The customer was not found.');
    if (customer.keeps.includes('managed-services')) return refuse(403, '2032', 'Access denied.');
    const items = workloadsOf(customer).map(([workload, name]) => item(customer, workload, name));
    return json(200, { totalCount: items.length, items });
  };
  return [
    { method: 'GET', path: /^\/v1\/customers\/([^/]+)\/managedservices$/, handle: (ask, [id = '']) => visit(ask, id) },
  ];
}

const item = ({ tenantId, domain }: Customer, id: string, name: string) => ({
  id,
  name,
  groupName: 'Office',
  links: {
    adminService: link(tenantId, `${id}&InitialDomain=${domain}&PrimaryDomain=${domain}`),
    serviceHealth: link(tenantId, 'ServiceStatus'),
    serviceTicket: link(tenantId, 'Support'),
  },
  attributes: { objectType: 'ManagedService' },
});

const link = (tenantId: string, destination: string) => ({
  uri: `${REDIRECTOR}?CTID=${tenantId}&CSDEST=${destination}`,
  method: 'GET',
  headers: [],
});

const refuse = (status: number, code: string, description: string): Answer =>
  json(status, { code, description, data: [], source: 'PartnerApiServiceCore' });
