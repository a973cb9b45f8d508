import { z } from 'zod';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { WireText } from '../wire/wire-time.ts';
import { createAskPartnerCenter, type PartnerCenterSettings } from './ask.ts';

const Resale = z.object({ associatedPartnerId: WireText });

/** The partner id of the indirect reseller who serves a customer; set for indirect providers alone, in one customer's answer. */
export function createResellerOf(settings: PartnerCenterSettings) {
  const ask = createAskPartnerCenter(settings);
  return async (tenantId: string, signal: AbortSignal): Promise<string | undefined> => {
    const asking: Asking = { source: 'partner-center', signal };
    const answer = await ask(`/v1/customers/${encodeURIComponent(tenantId)}`, asking);
    return parse(Resale, answer, asking, '/v1/customers/{id}').associatedPartnerId;
  };
}
