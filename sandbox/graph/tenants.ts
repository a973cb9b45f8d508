import { json, type Route } from '../exchange.ts';
import type { Tokens } from '../login/tokens.ts';
import type { World } from '../world/world.ts';
import { withRole } from './admission.ts';
import type { GraphRefusals } from './refusals.ts';

const PATH =
  /^\/v1\.0\/tenantRelationships\/(?:microsoft\.graph\.)?findTenantInformationBy(?:DomainName\(domainName|TenantId\(tenantId)='([^']+)'\)$/;

/** Names the tenant behind a domain or an id. Asked with a token of the partner's own tenant. */
export function tenantRoutes(world: World, tokens: Tokens, refusals: GraphRefusals): readonly Route[] {
  const handle = withRole(tokens, refusals, 'CrossTenantInformation.ReadBasic.All', (ask, [wanted = '']) => {
    const customer = world.find(wanted);
    if (customer === undefined) return refusals.notFound(ask, wanted);
    return json(200, {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.tenantInformation',
      tenantId: customer.tenantId,
      federationBrandName: null,
      displayName: customer.name,
      defaultDomainName: customer.customDomains[0] ?? customer.domain,
    });
  });
  return [{ method: 'GET', path: PATH, handle }];
}
