import type { Customer } from './customer.ts';
import { difficultCustomers } from './difficult-customers.ts';
import { fleetCustomer } from './fleet.ts';
import { namedCustomers } from './named-customers.ts';

/** The partner's customers, as they stand at `start`. */
export interface World {
  readonly start: Date;
  readonly size: number;
  /** Fails when there is no customer at this place. */
  readonly at: (index: number) => Customer;
  /** By tenant id, initial domain or custom domain. */
  readonly find: (tenantIdOrDomain: string) => Customer | undefined;
}

const NAMED: readonly Customer[] = [...namedCustomers, ...difficultCustomers];

/** `size` customers: the named ones first, then the fleet, which is made on demand and not kept. */
export function createWorld(start: Date, size: number = NAMED.length): World {
  const at = (index: number): Customer => {
    if (index < 0 || index >= size) throw new RangeError(`There is no customer at ${index}; there are ${size}.`);
    return NAMED[index] ?? fleetCustomer(index - NAMED.length);
  };
  const places = new Map<string, number>();
  for (let index = 0; index < size; index += 1) {
    const { tenantId, domain, customDomains } = at(index);
    for (const key of [tenantId, domain, ...customDomains]) places.set(key, index);
  }
  return {
    start,
    size,
    at,
    find: (name) => {
      const place = places.get(name.toLowerCase());
      return place === undefined ? undefined : at(place);
    },
  };
}
