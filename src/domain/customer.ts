/**
 * Who knows a customer: Partner Center's list, a GDAP relationship past or present, a contract in the directory. `reseller`
 * is what Partner Center says of how they stand to us.
 */
export type CustomerRelation = 'partner-center' | 'reseller' | 'gdap' | 'contract';

/** A customer tenant of the partner. */
export interface Customer {
  /** Entra tenant id, a GUID. */
  readonly tenantId: string;
  readonly name: string;
  /** The initial domain, such as `contoso.onmicrosoft.com`: the one that delegated-admin links take. */
  readonly domain: string;
  readonly relations?: readonly CustomerRelation[];
  /** The partner's own labels, by name. */
  readonly tags?: readonly string[];
}
