import { z } from 'zod';
import type { DomainRegistry, TenantRegistry } from '../../ports.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { WireText } from '../wire/wire-time.ts';
import { createAskGraph, type GraphSettings } from './client.ts';

const TenantInformation = z.object({ tenantId: z.string().min(1), defaultDomainName: WireText });

/** Any tenant by one of its domains or its id, asked with the partner's own token (CrossTenantInformation.ReadBasic.All). */
export function createGraphDomainRegistry(
  settings: GraphSettings & { readonly partnerTenantId: string },
): DomainRegistry & TenantRegistry {
  const ask = createAskGraph(settings);
  async function find(by: string, signal: AbortSignal) {
    const asking: Asking = { source: 'microsoft365', signal };
    const path = `/tenantRelationships/findTenantInformationBy${by}`;
    const answer = await ask({ path, tenantId: settings.partnerTenantId }, asking);
    if (answer.status === 404) {
      await answer.body?.cancel();
      return undefined;
    }
    return parse(TenantInformation, await settings.http.json(answer, asking), asking, path);
  }
  return {
    tenantIdOf: async (domain, signal) => {
      const named = encodeURIComponent(domain.replaceAll("'", "''"));
      return (await find(`DomainName(domainName='${named}')`, signal))?.tenantId;
    },
    domainOf: async (tenantId, signal) =>
      (await find(`TenantId(tenantId='${encodeURIComponent(tenantId)}')`, signal))?.defaultDomainName,
  };
}
