import type { Following } from '../../domain/following.ts';
import {
  AnnounceError,
  type AnnounceFailure,
  type Announcement,
  type Announcer,
  type FollowingBook,
  type Posted,
} from '../outage-ports.ts';

export interface SpeakNeeds {
  readonly announcer: Announcer;
  readonly followings: Pick<FollowingBook, 'pause'>;
  readonly clock: () => Date;
}

/** A message, and the same in little where there is such a thing. */
export interface Sayable {
  readonly announcement: Announcement;
  readonly shorter?: () => Announcement;
}

export interface Speak {
  /** Nothing where the bot is not at the place any more, and the following has paused for it. */
  post(following: Following, what: Sayable): Promise<Posted | undefined>;
  /** False where there is no message to reply to any more. */
  reply(following: Following, messageId: string, what: Sayable): Promise<boolean>;
  edit(following: Following, messageId: string, what: Sayable): Promise<'edited' | 'gone' | 'removed'>;
}

/** Speaks at the places of followings, and minds what becomes of them. Fails with `AnnounceError` `later` only. */
export function createSpeak({ announcer, followings, clock }: SpeakNeeds): Speak {
  const pause = ({ id }: Following): Promise<void> => followings.pause(id, 'removed', clock());

  /** Too large is tried once more, in little; what is too large even then is left to the words of its notification. */
  async function fitting<Done>(
    { announcement, shorter }: Sayable,
    send: (it: Announcement) => Promise<Done>,
  ): Promise<Done> {
    const inWords = () => ({ summary: announcement.summary, text: announcement.summary });
    const smaller = [() => announcement, ...(shorter ? [shorter] : []), inWords];
    for (const [at, make] of smaller.entries()) {
      try {
        return await send(make());
      } catch (error) {
        if (kindOf(error) !== 'too-large' || at === smaller.length - 1) throw error;
      }
    }
    throw new Error('nothing to send');
  }

  return {
    async post(following, what) {
      try {
        return await fitting(what, (one) => announcer.post(following.place, one));
      } catch (error) {
        // A conversation that is not there any more is one that the bot is not in.
        const kind = kindOf(error);
        if (kind !== 'removed' && kind !== 'gone') throw error;
        await pause(following);
        return undefined;
      }
    },
    async edit(following, messageId, what) {
      try {
        await fitting(what, (one) => announcer.edit(following.place, messageId, one));
        return 'edited';
      } catch (error) {
        const kind = kindOf(error);
        if (kind !== 'removed' && kind !== 'gone') throw error;
        if (kind === 'removed') await pause(following);
        return kind;
      }
    },
    async reply(following, messageId, what) {
      try {
        await fitting(what, (one) => announcer.reply(following.place, messageId, one));
        return true;
      } catch (error) {
        const kind = kindOf(error);
        if (kind !== 'removed' && kind !== 'gone') throw error;
        if (kind === 'removed') await pause(following);
        return false;
      }
    },
  };
}

const kindOf = (error: unknown): AnnounceFailure | undefined =>
  error instanceof AnnounceError ? error.kind : undefined;
