import type { Customer } from '../../domain/customer.ts';
import type { Following, Place } from '../../domain/following.ts';
import type { RefusalKind } from '../../domain/permit.ts';
import type { Hearing } from '../access/audiences.ts';
import type { RightsOf } from '../access/rights.ts';
import { AnnounceError } from '../outage-ports.ts';

/** What a place may hear at this moment. */
export type Audible =
  | { readonly kind: 'hears'; readonly hears: (customer: Customer) => boolean }
  /** A personal follower who may follow nothing any more. */
  | { readonly kind: 'no-role' };

export type AudibleTo = (following: Following) => Promise<Audible>;

export interface AudibleNeeds {
  readonly rightsOf: RightsOf;
  /** What a channel or group chat may hear, who is in it taken into account. */
  readonly hearingAt: (place: Place) => Promise<Hearing>;
}

/** Without any of the partner's roles, or not with one for this: no question of which customers. */
export const LOST_ROLE: readonly RefusalKind[] = ['no-role', 'wrong-role', 'stranger'];

/**
 * A channel hears what was approved for it, as long as those are in it for whom it was approved; a person what their own
 * roles and groups allow. Fails with `AnnounceError` `later` where that cannot be found out just now: a card is not emptied
 * because a directory is slow.
 */
export function createAudibleTo({ rightsOf, hearingAt }: AudibleNeeds): AudibleTo {
  return async ({ place, owner }) => {
    if (place.kind !== 'personal') {
      const { company, hears } = await hearingAt(place);
      if (company === 'unknown') throw new AnnounceError('later', 'who is in the conversation cannot be found out');
      return { kind: 'hears', hears };
    }
    const rights = await rightsOf(owner);
    const refusal = rights.may('follow');
    if (refusal?.kind === 'cannot-tell')
      throw new AnnounceError('later', 'what the follower may see cannot be found out');
    if (refusal && LOST_ROLE.includes(refusal.kind)) return { kind: 'no-role' };
    return { kind: 'hears', hears: (customer) => rights.mayAt('see-health', customer) === undefined };
  };
}
