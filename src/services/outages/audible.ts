import type { Customer } from '../../domain/customer.ts';
import type { Following, Place } from '../../domain/following.ts';
import type { RefusalKind, Rights } from '../../domain/permit.ts';
import type { Deed } from '../../domain/policy.ts';
import type { SourceName } from '../../domain/service.ts';
import type { Hearing } from '../access/audiences.ts';
import type { RightsOf } from '../access/rights.ts';
import { AnnounceError } from '../outage-ports.ts';

/** What a place may hear at this moment. */
export type Audible =
  | { readonly kind: 'hears'; readonly hears: (customer: Customer) => boolean }
  /** A personal follower who may follow nothing any more. */
  | { readonly kind: 'no-role' };

/** `source`: whose news it is; `deed`: what takes a right to it, beside that to Azure. */
export type AudibleTo = (
  following: Following,
  source: SourceName,
  deed?: 'see-health' | 'see-messages',
) => Promise<Audible>;

export interface AudibleNeeds {
  readonly rightsOf: RightsOf;
  /** What a channel or group chat may hear, who is in it taken into account. */
  readonly hearingAt: (place: Place) => Promise<Hearing>;
}

/** Without any of the partner's roles, or not with one for this: no question of which customers. */
export const LOST_ROLE: readonly RefusalKind[] = ['no-role', 'wrong-role', 'stranger'];

/**
 * A channel hears what was approved for it, as long as those are in it for whom it was approved; a person what their own
 * roles and groups allow. Azure is a right of its own, and heard where the following's owner has it, in channels too.
 * Fails with `AnnounceError` `later` where any of it cannot be found out just now: a card is not emptied because a
 * directory is slow.
 */
export function createAudibleTo({ rightsOf, hearingAt }: AudibleNeeds): AudibleTo {
  async function rightsOfOwner(owner: Following['owner']) {
    const rights = await rightsOf(owner);
    const refusal = rights.may('follow');
    if (refusal?.kind === 'cannot-tell') throw new AnnounceError('later', 'what the owner may see cannot be found out');
    return { rights, refusal };
  }

  return async ({ place, owner }, source, deed = 'see-health') => {
    const isAzure = source === 'azure';
    if (place.kind !== 'personal') {
      const { company, hears } = await hearingAt(place);
      if (company === 'unknown') throw new AnnounceError('later', 'who is in the conversation cannot be found out');
      if (!isAzure) return { kind: 'hears', hears };
      const { rights } = await rightsOfOwner(owner);
      return { kind: 'hears', hears: (customer) => hears(customer) && mayHear(rights, customer, deed, isAzure) };
    }
    const { rights, refusal } = await rightsOfOwner(owner);
    if (refusal && LOST_ROLE.includes(refusal.kind)) return { kind: 'no-role' };
    return { kind: 'hears', hears: (customer) => mayHear(rights, customer, deed, isAzure) };
  };
}

const mayHear = (rights: Rights, customer: Customer, deed: Deed, isAzure: boolean): boolean =>
  rights.mayAt(deed, customer) === undefined && (!isAzure || rights.mayAt('see-azure', customer) === undefined);
