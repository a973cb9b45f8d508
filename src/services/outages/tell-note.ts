import type { Following } from '../../domain/following.ts';
import {
  AnnounceError,
  type Announcer,
  type FollowingBook,
  type FollowingNote,
  type OutagePress,
} from '../outage-ports.ts';
import { TAKE_OVER_MS } from './keep-owners.ts';
import type { Speak } from './speak.ts';

export interface TellNoteNeeds {
  readonly followings: Pick<FollowingBook, 'following'>;
  readonly announcer: Pick<Announcer, 'tellPerson'>;
  readonly press: Pick<OutagePress, 'note'>;
  readonly speak: Pick<Speak, 'post'>;
  /** Hears why an owner cannot be told. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Tells of a following itself, as it stands at this moment: nothing where somebody has taken it over or ended it meanwhile.
 * Fails with `AnnounceError` `later`: ask again.
 */
export function createTellNote({ followings, announcer, press, speak, onFailure }: TellNoteNeeds) {
  return async (followingId: string): Promise<void> => {
    const following = await followings.following(followingId);
    const note = following && noteOf(following);
    if (!note) return;
    const announcement = press.note(note, following);
    if (note.kind !== 'removed') return void (await speak.post(following, { announcement }));
    await announcer.tellPerson(following.place, following.owner, announcement).catch((error: unknown) => {
      if (error instanceof AnnounceError && error.kind === 'later') throw error;
      onFailure(error);
    });
  };
}

/** What there is to say about it. A chat that the bot was taken out of leaves nobody to tell. */
function noteOf({ paused, ownerLeftAt, place }: Following): FollowingNote | undefined {
  switch (paused?.why) {
    case 'removed':
      return place.kind === 'personal' ? undefined : { kind: 'removed' };
    case 'no-role':
      return { kind: 'no-role' };
    case 'owner-left':
      return { kind: 'paused' };
    case 'by-hand':
      return undefined;
    case undefined:
      return ownerLeftAt && { kind: 'owner-left', pausesAt: new Date(ownerLeftAt.getTime() + TAKE_OVER_MS) };
  }
}
