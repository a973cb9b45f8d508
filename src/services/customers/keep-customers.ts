import type { Customer } from '../../domain/customer.ts';
import type { CustomerBook, CustomerDirectory } from '../ports.ts';
import { type CustomerIndex, createCustomerIndex } from './customer-index.ts';

export interface CustomerKeepingNeeds {
  readonly directory: CustomerDirectory;
  readonly book: CustomerBook;
  readonly clock: () => Date;
  /** Customers that the partner has taken leave of are known, and found by nobody. */
  readonly isOffboarded?: (tenantId: string) => boolean;
  /** Hears why a refresh failed; the customers last read stay. */
  readonly onError: (error: unknown) => void;
}

export interface Refreshed {
  /** Customers that the directory named. */
  readonly count: number;
  /** Customers that it names no longer. */
  readonly gone: number;
}

export interface CustomerKeeping {
  /** The customers as last read: empty until `load` or `refresh` has ended. */
  index(): CustomerIndex;
  /** All of them, offboarded ones included. */
  known(): readonly Customer[];
  /** From the book; fails as the book does. */
  load(): Promise<void>;
  /** From the directory, through the book. Answers nothing when it failed. One at a time: a second call joins the first. */
  refresh(signal: AbortSignal): Promise<Refreshed | undefined>;
}

/** Keeps the partner's customers at hand, so that a search never waits for Microsoft. */
export function createCustomerKeeping(needs: CustomerKeepingNeeds): CustomerKeeping {
  const { directory, book, clock, isOffboarded = () => false, onError } = needs;
  let known: readonly Customer[] = [];
  let found: readonly Customer[] = [];
  let index = createCustomerIndex([]);
  let underWay: Promise<Refreshed | undefined> | undefined;

  async function load(): Promise<void> {
    // The index goes on with those that it has: a customer who reads the same is not held a second time.
    const held = new Map(known.map((customer) => [customer.tenantId, customer]));
    known = (await book.all()).map((customer) => {
      const before = held.get(customer.tenantId);
      return before && wordsOf(before) === wordsOf(customer) ? before : customer;
    });
    const now = known.filter(({ tenantId }) => !isOffboarded(tenantId));
    // An index of 10,000 takes a second of everybody's time, and most readings find nothing new.
    if (!isSame(found, now)) index = createCustomerIndex(now);
    found = now;
  }

  async function read(signal: AbortSignal): Promise<Refreshed> {
    const readAt = clock();
    const before = new Map(known.map((customer) => [customer.tenantId, customer]));
    const unseen = new Set(before.keys());
    let count = 0;
    for await (const page of directory.pages(signal)) {
      signal.throwIfAborted();
      const changed = page.filter((customer) => factsOf(before.get(customer.tenantId)) !== factsOf(customer));
      await book.keep(changed, readAt);
      for (const { tenantId } of page) unseen.delete(tenantId);
      count += page.length;
    }
    signal.throwIfAborted();
    const gone = await book.forget([...unseen], readAt);
    await load();
    return { count, gone };
  }

  return {
    index: () => index,
    known: () => known,
    load,
    refresh(signal) {
      underWay ??= read(signal)
        .catch((error: unknown) => {
          onError(error);
          return undefined;
        })
        .finally(() => {
          underWay = undefined;
        });
      return underWay;
    },
  };
}

function isSame(before: readonly Customer[], now: readonly Customer[]): boolean {
  return before.length === now.length && now.every((customer, at) => customer === before[at]);
}

/** What the book keeps of a customer; most readings find nothing new to write. */
const factsOf = (customer: Customer | undefined): string =>
  JSON.stringify(customer && [customer.name, customer.domain, customer.relations ?? []]);

const wordsOf = (customer: Customer): string => JSON.stringify(customer);
