import type { Customer } from '../domain/customer.ts';
import type { RequestDetail, ServiceRequest } from '../domain/service-request.ts';

/** Tells which service requests exist for a customer, and files none. Fails with `SourceError` only. */
export interface ServiceRequestDirectory {
  /** In the order in which they are told. */
  list(customer: Customer, signal: AbortSignal): Promise<readonly ServiceRequest[]>;
  /** Fails with `not-found` for a number that is none of the customer's. */
  read(customer: Customer, requestId: string, signal: AbortSignal): Promise<RequestDetail>;
}
