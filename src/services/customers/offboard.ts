import type { Customer } from '../../domain/customer.ts';
import type { OffboardingBook } from '../ports.ts';
import { type CustomerIndex, createCustomerIndex } from './customer-index.ts';

export interface OffboardingNeeds {
  readonly book: OffboardingBook;
  readonly clock: () => Date;
  /** All customers, offboarded ones included. */
  readonly known: () => readonly Customer[];
  readonly offboardedAt: (tenantId: string) => Date | undefined;
  /** Takes what the book says into use, so that nobody reads or finds the customer from here on. */
  readonly reload: () => Promise<void>;
  /** Lets go of whatever was read of a customer, and takes it off what was posted. */
  readonly forget: (tenantId: string) => Promise<void>;
}

export interface Offboarding {
  /** Doing it twice is doing it once. */
  offboard(customer: Customer): Promise<void>;
  onboard(customer: Customer): Promise<void>;
  /** Those who were offboarded, to be found by name. */
  offboarded(): CustomerIndex;
}

/** Takes leave of a customer, and takes one on again. A refresh of the customer list changes neither. */
export function createOffboarding({ book, clock, known, offboardedAt, reload, forget }: OffboardingNeeds): Offboarding {
  return {
    async offboard({ tenantId }) {
      await book.offboard(tenantId, clock());
      await reload();
      await forget(tenantId);
    },
    async onboard({ tenantId }) {
      await book.onboard(tenantId);
      await reload();
    },
    offboarded: () => createCustomerIndex(known().filter(({ tenantId }) => offboardedAt(tenantId) !== undefined)),
  };
}
