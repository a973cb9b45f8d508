import { json, type Route } from '../exchange.ts';
import type { Tokens } from '../login/tokens.ts';
import { guidOf } from '../world/chance.ts';
import { serviceManagementOf } from '../world/managed-services.ts';
import type { World } from '../world/world.ts';
import { withRole } from './admission.ts';
import type { GraphRefusals } from './refusals.ts';

const PATH = /^\/v1\.0\/tenantRelationships\/delegatedAdminCustomers\/([^/]+)\/serviceManagementDetails$/;

/** Where a GDAP customer's services are managed. Told to people alone; takes no query options. */
export function serviceManagementRoutes(world: World, tokens: Tokens, refusals: GraphRefusals): readonly Route[] {
  const handle = withRole(tokens, refusals, 'DelegatedAdminRelationship.Read.All', (ask, [id = ''], { oid }) => {
    if (oid === undefined) return refusals.role(ask);
    const customer = world.find(id);
    if (customer?.tenantId !== id || customer.gdap === 'none') return refusals.notFound(ask, id);
    if (customer.keeps.includes('service-management')) return refusals.role(ask);
    const root = 'https://graph.microsoft.com/v1.0/tenantRelationships/$metadata#delegatedAdminCustomers';
    return json(200, {
      '@odata.context': `${root}/${id}/serviceManagementDetails`,
      value: serviceManagementOf(customer).map(({ id: service, name, url }) => ({
        '@odata.type': '#microsoft.graph.delegatedAdminServiceManagementDetail',
        id: guidOf(`managed service ${service}`),
        serviceManagementUrl: url,
        serviceName: name,
      })),
    });
  });
  return [{ method: 'GET', path: PATH, handle }];
}
