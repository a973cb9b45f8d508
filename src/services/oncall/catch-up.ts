import type { OwnTrouble } from '../../domain/own-trouble.ts';
import type { CardBook, Deliveries } from '../outage-ports.ts';

export interface CatchUpNeeds {
  readonly cards: Pick<CardBook, 'living'>;
  readonly deliveries: Pick<Deliveries, 'tell'>;
  readonly clock: () => Date;
}

/** By then every customer has been looked at again, however seldom a silent one is asked. */
const LOOKED_AGAIN_MS = 5 * 60_000;

/**
 * Has each living card told again, once, with what happened meanwhile and how long it was blind. Where news could not be
 * read, they come with the next looks: the cards that those leave alone follow, so that no card is edited twice.
 */
export function createCatchUp({ cards, deliveries, clock }: CatchUpNeeds) {
  return async ({ kind }: Pick<OwnTrouble, 'kind'>): Promise<void> => {
    const living = await cards.living();
    const notBefore = kind === 'tokens' ? new Date(clock().getTime() + LOOKED_AGAIN_MS) : undefined;
    if (living.length > 0) await deliveries.tell(living, notBefore);
  };
}
