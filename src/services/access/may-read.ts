import type { Customer } from '../../domain/customer.ts';
import { givesRights, type Relationship } from '../../domain/gdap.ts';
import type { SourceError } from '../../domain/source-error.ts';
import type { AccessView } from './access-view.ts';

/** Whether we may read a customer's tenant at all, and why not. */
export type RightToRead =
  | { readonly may: true }
  | { readonly may: false; readonly why: 'offboarded' | 'ended'; readonly at?: Date }
  /** The relationships have never been read. */
  | { readonly may: false; readonly why: 'unknown'; readonly failure?: SourceError };

export type MayRead = (customer: Customer) => RightToRead;

/**
 * The right to read is decided here, not by a 403: a grant to the application outlives the relationship that it came with.
 * It takes a relationship that gives rights today, or that the customer buys from us, as Partner Center tells.
 */
export function createMayRead(needs: { readonly view: () => AccessView; readonly clock: () => Date }): MayRead {
  return ({ tenantId, relations = [] }) => {
    const view = needs.view();
    const offboardedAt = view.offboardedAt(tenantId);
    if (offboardedAt) return { may: false, why: 'offboarded', at: offboardedAt };
    const now = needs.clock();
    const its = view.relationshipsOf(tenantId);
    if (relations.includes('reseller') || its.some((one) => isInForce(one, now))) return { may: true };
    if (!view.isKnown) return { may: false, why: 'unknown', ...(view.failure && { failure: view.failure }) };
    const at = lastEnd(its, now);
    return { may: false, why: 'ended', ...(at && { at }) };
  };
}

/** Known to be over: what is not known yet is no end. */
export const hasEnded = (right: RightToRead): boolean => !right.may && right.why !== 'unknown';

/** Gives rights by its status, and has not run out since that was read. */
export const isInForce = (relationship: Relationship, now: Date): boolean =>
  givesRights(relationship) &&
  (relationship.autoExtends || relationship.endsAt === undefined || relationship.endsAt > now);

/** The day of the last one's end; a relationship terminated early may still carry the day that was planned. */
function lastEnd(relationships: readonly Relationship[], now: Date): Date | undefined {
  const ends = relationships.flatMap(({ endsAt }) => (endsAt && endsAt <= now ? endsAt.getTime() : []));
  return ends.length === 0 ? undefined : new Date(Math.max(...ends));
}
