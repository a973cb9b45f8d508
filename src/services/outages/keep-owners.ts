import type { Following } from '../../domain/following.ts';
import type { RightsOf } from '../access/rights.ts';
import type { FollowingBook } from '../outage-ports.ts';
import { LOST_ROLE } from './audible.ts';

export interface KeepOwnersNeeds {
  readonly followings: Pick<FollowingBook, 'all' | 'noteOwnerLeft' | 'pause'>;
  readonly rightsOf: RightsOf;
  readonly clock: () => Date;
  readonly onFailure: (error: unknown, following: Following) => void;
}

/** How long a channel goes on hearing after the person who answers for it has left. */
export const TAKE_OVER_MS = 14 * 24 * 3600_000;

/**
 * Sees that somebody answers for every following: a round of every day. A channel whose owner has no role any more is asked
 * once to let somebody take over, and pauses after 14 days; a personal follower is told once, and pauses at once. A
 * directory that does not answer says nothing about anybody. What is noted here is told by a job that is written with it.
 */
export function createKeepOwners({ followings, rightsOf, clock, onFailure }: KeepOwnersNeeds) {
  async function mind(following: Following): Promise<void> {
    const { id, owner, place, ownerLeftAt } = following;
    const refusal = (await rightsOf(owner)).may('follow');
    if (refusal?.kind === 'cannot-tell') return;
    const now = clock();
    if (!refusal || !LOST_ROLE.includes(refusal.kind)) {
      if (ownerLeftAt) await followings.noteOwnerLeft(id, undefined, now);
    } else if (place.kind === 'personal') {
      await followings.pause(id, 'no-role', now);
    } else if (!ownerLeftAt) {
      await followings.noteOwnerLeft(id, now, now);
    } else if (now.getTime() - ownerLeftAt.getTime() >= TAKE_OVER_MS) {
      await followings.pause(id, 'owner-left', now);
    }
  }

  return async (): Promise<void> => {
    for (const following of await followings.all()) {
      if (!following.paused) await mind(following).catch((error: unknown) => onFailure(error, following));
    }
  };
}
