import type { SubscribedSku } from './licences.ts';
import type { SourceError } from './source-error.ts';

/**
 * What Microsoft tells of a customer's services beside their health, each by a right of its own:
 * - `licences`: Graph's `subscribedSkus`, in the customer's tenant
 * - `service-management`: Graph's `serviceManagementDetails`, in the partner's
 * - `managed-services`: Partner Center's `managedservices`
 */
export const DETAIL_NAMES = ['licences', 'service-management', 'managed-services'] as const;

export type DetailName = (typeof DETAIL_NAMES)[number];

/** Where a service is looked after in the customer's name: https addresses, as told. */
export interface ServiceLinks {
  readonly admin?: string;
  readonly health?: string;
}

export interface ManagedService extends ServiceLinks {
  /** What its source calls it: no health overview's id, and sometimes yesterday's name. The last is for people. */
  readonly names: readonly [string, ...string[]];
}

export interface ServiceDetails {
  readonly skus: readonly SubscribedSku[];
  readonly managed: readonly ManagedService[];
}

/** What became of one question for details; `readAt` is when the details were read that are still shown. */
export interface DetailAnswer {
  readonly name: DetailName;
  readonly readAt: Date;
  readonly failure?: SourceError;
}
