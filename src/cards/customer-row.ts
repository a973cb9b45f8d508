import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import type { CardAction } from './actions.ts';
import type { Named } from './more.ts';
import { dotted } from './rich-text.ts';
import { row } from './row.ts';

/** What tells a customer from the others on the card: the domain, and the tenant where two share a name. */
export function tellingApart(customer: Customer, others: readonly Customer[], words: Words): string {
  const { name, domain, tenantId } = customer;
  const isTwin = others.some((other) => other.tenantId !== tenantId && sameName(other.name, name));
  const tenant = tenantId.split('-')[0] ?? tenantId;
  return dotted([domain, isTwin ? words.say('customers.tenant', { tenant }) : undefined]);
}

const sameName = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0;

export interface CustomerRowNeeds {
  readonly customer: Customer;
  readonly others: readonly Customer[];
  readonly words: Words;
  readonly action?: CardAction;
  readonly besideInputs?: boolean;
}

/** A customer to go on with: their services, unless the card has something else in mind. */
export function customerRow({ customer, others, words, action, besideInputs = false }: CustomerRowNeeds): Named {
  return {
    name: customer.name,
    row: row({
      title: customer.name,
      details: [dotted([tellingApart(customer, others, words), ...(customer.tags ?? []).map((tag) => `#${tag}`)])],
      action: action ?? { do: 'show-services', tenantId: customer.tenantId },
      besideInputs,
    }),
  };
}
