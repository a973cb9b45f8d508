import type { Customer } from '../domain/customer.ts';
import type { RequestDetail, ServiceRequest } from '../domain/service-request.ts';

/** The service requests that exist for a customer; none can be filed by it. Fails with `SourceError` only. */
export interface ServiceRequestDirectory {
  /** In the order in which they are told. */
  list(customer: Customer, signal: AbortSignal): Promise<readonly ServiceRequest[]>;
  /** Fails with `not-found` for a number that is none of the customer's. */
  read(customer: Customer, requestId: string, signal: AbortSignal): Promise<RequestDetail>;
  /** Adds a note, unless the same one stands there already. */
  addNote(customer: Customer, requestId: string, text: string, signal: AbortSignal): Promise<void>;
  close(customer: Customer, requestId: string, signal: AbortSignal): Promise<void>;
}
