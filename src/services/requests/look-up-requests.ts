import type { Customer } from '../../domain/customer.ts';
import type { RequestDetail, RequestGap, RequestReading, ServiceRequest } from '../../domain/service-request.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { MayRead } from '../access/may-read.ts';
import { whyWithheld } from '../access/read-while-allowed.ts';
import type { ServiceRequestDirectory } from '../ports.ts';

/** Reads a customer's existing service requests. Never fails: what stands in the way is part of the answer. */
export interface LookUpRequests {
  /** Whether there is anybody to ask. */
  readonly isOffered: boolean;
  list(customer: Customer): Promise<RequestReading<readonly ServiceRequest[]>>;
  one(customer: Customer, requestId: string): Promise<RequestReading<RequestDetail>>;
}

type Directory = Pick<ServiceRequestDirectory, 'list' | 'read'>;

export interface LookUpRequestsNeeds {
  /** Or why there is none. */
  readonly directory: Directory | Exclude<RequestGap, 'not-signed-in'>;
  /** Whether the partner account has signed in, whose tokens the directory asks with. */
  readonly isSignedIn: () => Promise<boolean>;
  readonly mayRead: MayRead;
  readonly clock: () => Date;
  /** So long the directory may take. */
  readonly deadline: () => AbortSignal;
  readonly onFailure: (failure: SourceError, customer: Customer) => void;
}

export function createLookUpRequests(needs: LookUpRequestsNeeds): LookUpRequests {
  const { directory, isSignedIn, mayRead, clock, deadline, onFailure } = needs;

  async function look<Told>(
    customer: Customer,
    ask: (directory: Directory, signal: AbortSignal) => Promise<Told>,
  ): Promise<RequestReading<Told>> {
    if (typeof directory === 'string') return { kind: 'gap', gap: directory };
    const before = mayRead(customer);
    if (!before.may) return { kind: 'failed', failure: whyWithheld('partner-center', before) };
    if (!(await isSignedIn())) return { kind: 'gap', gap: 'not-signed-in' };
    try {
      const told = await ask(directory, deadline());
      const after = mayRead(customer);
      return after.may
        ? { kind: 'read', told, readAt: clock() }
        : { kind: 'failed', failure: whyWithheld('partner-center', after) };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      onFailure(error, customer);
      return { kind: 'failed', failure: error };
    }
  }

  return {
    isOffered: typeof directory !== 'string',
    list: (customer) => look(customer, (asked, signal) => asked.list(customer, signal)),
    one: (customer, requestId) => look(customer, (asked, signal) => asked.read(customer, requestId, signal)),
  };
}
