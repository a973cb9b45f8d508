import { z } from 'zod';
import type { DomainRegistry } from '../../ports.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { createAskGraph, type GraphSettings } from './client.ts';

const TenantInformation = z.object({ tenantId: z.string().min(1) });

/** Any tenant's id by one of its domains, asked with the partner's own token (CrossTenantInformation.ReadBasic.All). */
export function createGraphDomainRegistry(
  settings: GraphSettings & { readonly partnerTenantId: string },
): DomainRegistry {
  const ask = createAskGraph(settings);
  return {
    tenantIdOf: async (domain, signal) => {
      const asking: Asking = { source: 'microsoft365', signal };
      const named = encodeURIComponent(domain.replaceAll("'", "''"));
      const path = `/tenantRelationships/findTenantInformationByDomainName(domainName='${named}')`;
      const answer = await ask({ path, tenantId: settings.partnerTenantId }, asking);
      if (answer.status === 404) {
        await answer.body?.cancel();
        return undefined;
      }
      return parse(TenantInformation, await settings.http.json(answer, asking), asking, path).tenantId;
    },
  };
}
