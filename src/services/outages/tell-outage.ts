import type { CardBook, Deliveries, FollowingBook, OutageBook } from '../outage-ports.ts';
import { type CustomerFacts, concerns } from './concerns.ts';
import { editableAt } from './edit-pace.ts';

export interface TellOutageNeeds extends CustomerFacts {
  readonly outages: Pick<OutageBook, 'outage'>;
  readonly followings: Pick<FollowingBook, 'all'>;
  readonly cards: Pick<CardBook, 'cardsAbout'>;
  readonly deliveries: Pick<Deliveries, 'tell'>;
  readonly clock: () => Date;
}

/** Cards that wait for about the same time are asked for together. */
const TOGETHER_MS = 5000;

/**
 * Asks for a delivery at each place that an outage is about, by what was wished for there, and wherever its card already is.
 * What the place may hear is found out when it is told. Where an edit would come too soon after the last, it waits.
 */
export function createTellOutage(needs: TellOutageNeeds) {
  return async (incidentId: string): Promise<void> => {
    const outage = await needs.outages.outage(incidentId);
    if (!outage) return;
    const { id } = outage.incident;
    const now = needs.clock();
    const cards = new Map((await needs.cards.cardsAbout(id)).map((card) => [card.followingId, card]));
    const meant = (await needs.followings.all()).filter(
      (following) => !following.paused && (cards.has(following.id) || concerns(following, outage, needs)),
    );
    const byTime = Map.groupBy(meant, (following) => {
      const at = editableAt(cards.get(following.id), outage, now);
      return at && Math.ceil(at.getTime() / TOGETHER_MS) * TOGETHER_MS;
    });
    for (const [at, those] of byTime) {
      const keys = those.map((one) => ({ followingId: one.id, incidentId: id }));
      await needs.deliveries.tell(keys, at === undefined ? undefined : new Date(at));
    }
  };
}
