import type { Customer } from './customer.ts';
import type { Deed } from './policy.ts';

/** Why somebody may not do something; each has words for what and for whom to ask (`refusal.<kind>.*`). */
export const REFUSAL_KINDS = [
  /** Of a tenant that may not use the bot, or a guest. Reads nothing but that. */
  'stranger',
  /** In none of the partner's agent groups. */
  'no-role',
  /** Has a role, but not one for this. */
  'wrong-role',
  /** In none of the groups that hold a suitable GDAP role at this customer. */
  'not-your-customer',
  /** Sees the customer, but holds no right to its Azure subscriptions. */
  'no-azure-right',
  /** The partner itself has no active relationship with the customer any more. */
  'relationship-ended',
  /** Who the agent is, or in which groups, cannot be found out just now. */
  'cannot-tell',
] as const;

export type RefusalKind = (typeof REFUSAL_KINDS)[number];

export interface Refusal {
  readonly kind: RefusalKind;
  /** Names of the groups to ask for or to activate; only for members of the partner's own tenant. */
  readonly groups: readonly string[];
  readonly endedAt?: Date;
}

/** Nothing when it is allowed. */
export type Permit = Refusal | undefined;

/** What one agent may do, as of now: the roles are read, the rest follows from the books. */
export interface Rights {
  /** On its own, without a customer. */
  may(deed: Deed): Permit;
  mayAt(deed: Deed, customer: Customer): Permit;
}
