import { z } from 'zod';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { WireText } from '../wire/wire-time.ts';
import type { PartnerCenterSettings } from './directory.ts';

const Resale = z.object({ associatedPartnerId: WireText });

/** The partner id of the indirect reseller who serves a customer; set for indirect providers alone, in one customer's answer. */
export function createResellerOf(settings: Omit<PartnerCenterSettings, 'pageSize'>) {
  const { baseUrl, tokens, partnerTenantId, scope, http, newId } = settings;
  return async (tenantId: string, signal: AbortSignal): Promise<string | undefined> => {
    const asking: Asking = { source: 'partner-center', signal };
    const headers = {
      Authorization: `Bearer ${await tokens.for(partnerTenantId, scope, asking)}`,
      Accept: 'application/json',
      'MS-RequestId': newId(),
      'MS-CorrelationId': newId(),
      'X-Locale': 'en-US',
    };
    const answer = await http.get(`${baseUrl}/v1/customers/${encodeURIComponent(tenantId)}`, headers, asking);
    return parse(Resale, await http.json(answer, asking), asking, '/v1/customers/{id}').associatedPartnerId;
  };
}
