import { type FiledRequest, isOpenRequest } from './filed-request.ts';
import type { Refusal } from './permit.ts';
import type { LinkedIncident, RequestDraft } from './request-draft.ts';

/** What somebody should know before they send (`request.warning.<kind>`). Only `no-role` forbids it. */
export type RequestWarning =
  /** Microsoft is working on it already. */
  | { readonly kind: 'outage-open'; readonly incidents: readonly LinkedIncident[] }
  /** Somebody has filed one for the same incident of the same customer: it could be followed instead. */
  | { readonly kind: 'same-request'; readonly requests: readonly FiledRequest[] }
  | { readonly kind: 'no-role'; readonly refusal: Refusal };

/** `others` are requests of the same customer, open or not; `refusal` is why the agent may not, if they may not. */
export function warningsOf(
  draft: RequestDraft,
  others: readonly FiledRequest[],
  refusal: Refusal | undefined,
): readonly RequestWarning[] {
  const open = draft.incidents.filter(({ isOpen }) => isOpen);
  const ids = new Set(draft.incidents.map(({ id }) => id.toUpperCase()));
  const same = others.filter(
    (other) =>
      other.id !== draft.id &&
      isOpenRequest(other) &&
      !other.told?.isMissing &&
      other.packet.customer.tenantId === draft.customer?.tenantId &&
      other.packet.incidents.some(({ id }) => ids.has(id.toUpperCase())),
  );
  return [
    ...(refusal ? [{ kind: 'no-role' as const, refusal }] : []),
    ...(open.length > 0 ? [{ kind: 'outage-open' as const, incidents: open }] : []),
    ...(same.length > 0 ? [{ kind: 'same-request' as const, requests: same }] : []),
  ];
}
