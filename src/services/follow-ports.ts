import type { Agent } from '../domain/agent.ts';
import type { Place } from '../domain/following.ts';
import type { TypedWish } from '../domain/typed-wish.ts';

/**
 * What somebody is about to follow. The form is filled in elsewhere than where it was asked for, and a card carries ids
 * alone: so the place, told by Teams, and all that was typed wait here.
 */
export interface FollowDraft {
  readonly id: string;
  readonly place: Place;
  /** The one to be changed; absent for a new one. */
  readonly followingId?: string;
  readonly typed: TypedWish;
  readonly by: Agent;
  readonly at: Date;
}

export interface FollowDraftBook {
  /** New, or in place of the one with its id. */
  keep(draft: FollowDraft): Promise<void>;
  /** Only who began it finds it again. */
  draft(id: string, by: Agent): Promise<FollowDraft | undefined>;
  purge(before: Date): Promise<number>;
}
