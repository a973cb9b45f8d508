import type { CardBook, Deliveries, FollowingBook, OutageBook } from '../outage-ports.ts';
import { type CustomerFacts, concerns } from './concerns.ts';

export interface TellOutageNeeds extends CustomerFacts {
  readonly outages: Pick<OutageBook, 'outage'>;
  readonly followings: Pick<FollowingBook, 'all'>;
  readonly cards: Pick<CardBook, 'holders'>;
  readonly deliveries: Pick<Deliveries, 'tell'>;
}

/**
 * Asks for a delivery at each place that an outage is about, by what was wished for there, and wherever its card already is.
 * What the place may hear is found out when it is told.
 */
export function createTellOutage(needs: TellOutageNeeds) {
  return async (incidentId: string): Promise<void> => {
    const outage = await needs.outages.outage(incidentId);
    if (!outage) return;
    const { id } = outage.incident;
    const holders = new Set(await needs.cards.holders(id));
    const meant = (await needs.followings.all()).filter(
      (following) => !following.paused && (holders.has(following.id) || concerns(following, outage, needs)),
    );
    if (meant.length > 0) await needs.deliveries.tell(meant.map((one) => ({ followingId: one.id, incidentId: id })));
  };
}
