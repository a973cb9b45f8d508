import type { FailureKind } from './source-error.ts';

/**
 * By which way a customer's Azure subscriptions were reached, as last tried:
 * - `lighthouse`: delegated to the partner's tenant by Azure Lighthouse, read with a token of the partner's own
 * - `customer-token`: with a token of the customer's tenant
 * - `both`: some by each
 * - `none`: the customer's tenant refused, and nothing is delegated
 */
export type AzureWay =
  | { readonly way: 'lighthouse' | 'customer-token' | 'both'; readonly triedAt: Date }
  | { readonly way: 'none'; readonly triedAt: Date; readonly failure: FailureKind };

/** A problem on Azure's status page that is tied to nobody's subscriptions yet. */
export interface EmergingIssue {
  /** Azure's tracking id. */
  readonly id: string;
  readonly title: string;
  readonly startedAt: Date;
  readonly services: readonly string[];
  readonly regions: readonly string[];
}

/** How far we see into a customer's Azure. */
export interface AzureReach {
  readonly way: Exclude<AzureWay['way'], 'none'>;
  /** Why the events of the tenant as a whole are missing; absent when they were read. */
  readonly tenantWide?: FailureKind;
  /** Confirmed for nobody: never part of a customer's state. Absent when the status page could not be read. */
  readonly emerging?: readonly EmergingIssue[];
}
