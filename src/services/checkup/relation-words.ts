import type { Customer } from '../../domain/customer.ts';
import type { Relationship } from '../../domain/gdap.ts';

/** How we stand to a customer: direct reseller, indirect provider or indirect reseller, as far as it is told. */
export function relationWords(
  { relations = [] }: Customer,
  relationships: readonly Relationship[],
  /** Partner id of the reseller who sells to the customer through us; Partner Center tells it to indirect providers alone. */
  resellerId: string | undefined,
): string {
  const provider = relationships.find(({ providerTenantId }) => providerTenantId)?.providerTenantId;
  if (provider) return `indirect reseller, through provider ${provider}`;
  if (resellerId) return `indirect provider, for reseller ${resellerId}`;
  if (relations.includes('reseller')) return 'direct reseller';
  if (relations.includes('partner-center')) return 'known to Partner Center, does not buy from us';
  return relations.includes('gdap') ? 'GDAP alone' : 'a contract alone';
}
