import type { CardBook, Deliveries, FollowingBook, OutagePress } from '../outage-ports.ts';
import type { createCardDelivery } from './card-delivery.ts';
import type { createHeardOutages, HeardOutage } from './heard-outages.ts';
import { quietUntil } from './quiet-hours.ts';
import { toldNow } from './replies-due.ts';
import type { Speak } from './speak.ts';

export interface TellSummaryNeeds {
  readonly followings: Pick<FollowingBook, 'following'>;
  readonly cards: Pick<CardBook, 'change'>;
  readonly deliveries: Pick<Deliveries, 'summarize' | 'tell'>;
  readonly heardOutages: ReturnType<typeof createHeardOutages>;
  readonly deliver: ReturnType<typeof createCardDelivery>['deliver'];
  readonly press: Pick<OutagePress, 'summary'>;
  readonly speak: Pick<Speak, 'post'>;
  readonly clock: () => Date;
}

/** As far back as a night, or whatever else was held, goes. */
const BACK_MS = 24 * 3600_000;

/**
 * One message for all that a place has not been told of: what was open when it began to follow, what quiet hours held. What
 * it names gets a card once something happens that would interrupt somebody. Alone, an outage gets its card at once.
 */
export function createTellSummary(needs: TellSummaryNeeds) {
  const { followings, cards, deliveries, heardOutages, deliver, press, speak, clock } = needs;
  return async (followingId: string): Promise<void> => {
    const now = clock();
    const following = await followings.following(followingId);
    if (!following || following.paused || following.digestAt) return;
    const quietEnd = quietUntil(following.quiet, now);
    if (quietEnd) return await deliveries.summarize(followingId, quietEnd);

    const began = following.changedAt ?? following.since;
    const untold = (await heardOutages(following, new Date(now.getTime() - BACK_MS))).filter(
      ({ view }) => !view.card?.told,
    );
    const open = untold.filter(({ outage }) => outage.state !== 'resolved');
    const resolved = untold.filter(({ outage }) => outage.state === 'resolved' && outage.firstSeenAt > began);
    const [only] = open;
    if (only && open.length + resolved.length === 1) return await post(only);
    if (open.length + resolved.length > 0) {
      const all = (list: readonly HeardOutage[]) => list.map(({ outage }) => outage);
      const round = { opened: [], changed: [], resolved: all(resolved), open: all(open) };
      if ((await speak.post(following, { announcement: press.summary(round, following, now) })) === undefined) return;
    }
    for (const { view } of untold) {
      if (view.outage) await cards.change(followingId, view.outage.incident.id, { told: toldNow(view.outage) });
    }
    // From here on each of them is watched for what may become due by itself.
    const watched = open.map(({ outage }) => ({ followingId, incidentId: outage.incident.id }));
    if (watched.length > 0) await deliveries.tell(watched);
  };

  async function post({ outage: shown, view: { following, outage, card } }: HeardOutage): Promise<void> {
    if (!outage) return;
    await deliver({ following, shown, card, told: toldNow(outage), now: clock() });
    await deliveries.tell([{ followingId: following.id, incidentId: outage.incident.id }]);
  }
}
