import type { Outage } from '../../domain/outage.ts';
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
    const leftAt = lastLeft(outage, needs);
    const byTime = Map.groupBy(meant, (following) => {
      const card = cards.get(following.id);
      const names = card?.sentAt && leftAt && card.sentAt <= leftAt;
      const at = names ? undefined : editableAt(card, outage, now);
      return at && Math.ceil(at.getTime() / TOGETHER_MS) * TOGETHER_MS;
    });
    for (const [at, those] of byTime) {
      const keys = those.map((one) => ({ followingId: one.id, incidentId: id }));
      await needs.deliveries.tell(keys, at === undefined ? undefined : new Date(at));
    }
  };
}

/** When one of its customers was last left: the name comes off at once wherever a card is older. */
function lastLeft({ exposures }: Outage, { customer }: CustomerFacts): Date | undefined {
  const left = exposures.flatMap(({ tenantId, missingSince }) =>
    missingSince && !customer(tenantId) ? missingSince.getTime() : [],
  );
  return left.length > 0 ? new Date(Math.max(...left)) : undefined;
}
