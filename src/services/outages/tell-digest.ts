import type { Following } from '../../domain/following.ts';
import type { Deliveries, FollowingBook, OutagePress, OutageRound } from '../outage-ports.ts';
import type { createHeardOutages, HeardOutage } from './heard-outages.ts';
import { lastAt } from './quiet-hours.ts';
import type { Speak } from './speak.ts';

export interface TellDigestNeeds {
  readonly followings: Pick<FollowingBook, 'all' | 'following' | 'noteDigest'>;
  readonly deliveries: Pick<Deliveries, 'digest'>;
  readonly heardOutages: ReturnType<typeof createHeardOutages>;
  readonly press: Pick<OutagePress, 'digest'>;
  readonly speak: Pick<Speak, 'post'>;
  readonly clock: () => Date;
}

export interface Digests {
  /** Asks for the digests that are due; a round of every minute. */
  askForDue(): Promise<void>;
  /** One message a day, also when there is nothing to tell: a bot that has died sends none. */
  tell(followingId: string): Promise<void>;
}

const DAY_MS = 24 * 3600_000;

export function createDigests({ followings, deliveries, heardOutages, press, speak, clock }: TellDigestNeeds): Digests {
  /** The day whose digest is due, and when it was to be sent. */
  const dueOf = (following: Following) => {
    const { digestAt, digestDay = '', reader, since, changedAt = since } = following;
    if (!digestAt || following.paused) return undefined;
    const due = lastAt(digestAt, reader.zone, clock());
    return due.at > changedAt && due.day > digestDay ? due : undefined;
  };

  return {
    async askForDue() {
      for (const following of await followings.all()) if (dueOf(following)) await deliveries.digest(following.id);
    },
    async tell(followingId) {
      const following = await followings.following(followingId);
      const due = following && dueOf(following);
      if (!due) return;
      const from = new Date(due.at.getTime() - DAY_MS);
      const round = roundOf(await heardOutages(following, from), from);
      if ((await speak.post(following, { announcement: press.digest(round, following, clock()) })) === undefined)
        return;
      await followings.noteDigest(followingId, due.day);
    },
  };
}

function roundOf(heard: readonly HeardOutage[], from: Date): OutageRound {
  const isOpen = ({ outage }: HeardOutage) => outage.state !== 'resolved';
  const isNew = ({ outage }: HeardOutage) => outage.firstSeenAt >= from;
  const hasChanged = ({ history }: HeardOutage) => history.changes.some(({ at }) => at >= from);
  const all = (list: readonly HeardOutage[]) => list.map(({ outage }) => outage);
  return {
    opened: all(heard.filter(isNew)),
    changed: all(heard.filter((one) => isOpen(one) && !isNew(one) && hasChanged(one))),
    resolved: all(heard.filter((one) => !isOpen(one))),
    open: all(heard.filter(isOpen)),
  };
}
