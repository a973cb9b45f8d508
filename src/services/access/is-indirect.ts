import type { Customer } from '../../domain/customer.ts';
import type { RelationshipDirectory } from '../ports.ts';
import type { AccessView } from './access-view.ts';
import { isInForce } from './may-read.ts';

export interface IsIndirectNeeds {
  readonly view: () => AccessView;
  readonly directory: Pick<RelationshipDirectory, 'providerOf'>;
  /** The partner has no Partner Center API, as indirect resellers have none: all customers buy through a provider. */
  readonly isAlways: boolean;
  /** The partner's own label for customers who do, where Microsoft says nothing. */
  readonly tag: string | undefined;
  readonly clock: () => Date;
}

/** Whether a customer buys from us through an indirect provider. Fails with `SourceError` where that is not told just now. */
export type IsIndirect = (customer: Customer, signal: AbortSignal) => Promise<boolean>;

/**
 * By the partner's own word first. Whom Partner Center calls ours buys from us directly, and is not asked about; of others
 * the GDAP relationships in force are asked whether a provider has made them. Relationships are kept without it, and few
 * customers need the question.
 */
export function createIsIndirect({ view, directory, isAlways, tag, clock }: IsIndirectNeeds): IsIndirect {
  const isTagged = ({ tags = [] }: Customer) => tags.some((one) => one.toLowerCase() === tag?.toLowerCase());
  return async (customer, signal) => {
    if (isAlways || isTagged(customer)) return true;
    if (customer.relations?.includes('reseller')) return false;
    const now = clock();
    const inForce = view()
      .relationshipsOf(customer.tenantId)
      .filter((one) => isInForce(one, now));
    const providers = await Promise.all(inForce.map((one) => directory.providerOf(one, signal)));
    return providers.some((provider) => provider !== undefined);
  };
}
