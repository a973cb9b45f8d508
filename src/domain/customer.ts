/** A customer tenant of the partner. */
export interface Customer {
  /** Entra tenant id, a GUID. */
  readonly tenantId: string;
  readonly name: string;
  /** The initial domain, such as `contoso.onmicrosoft.com`: the one that delegated-admin links take. */
  readonly domain: string;
}
