import type { Following } from '../../domain/following.ts';
import { AnnounceError, type CardBook, type Deliveries, type OutageBook, type OutagePress } from '../outage-ports.ts';
import { narrow } from '../outages/narrow.ts';
import { POSTING_LIMIT_MS } from '../outages/posting-claim.ts';
import { toldNow } from '../outages/replies-due.ts';
import type { Speak } from '../outages/speak.ts';
import type { SignalAt } from './signal-view.ts';

export interface HandOverNeeds {
  readonly outages: Pick<OutageBook, 'outage'>;
  readonly cards: Pick<CardBook, 'card' | 'change' | 'claimPost'>;
  readonly deliveries: Pick<Deliveries, 'tell'>;
  readonly press: Pick<OutagePress, 'moved'>;
  readonly speak: Pick<Speak, 'edit'>;
  readonly linkTo: (following: Following, messageId: string) => string;
  readonly clock: () => Date;
}

/** Answers whether the signal is over at this place: the incident has come to it, and has the card if there was one. */
export type HandOver = (view: SignalAt) => Promise<boolean>;

/**
 * Makes an early signal's message the card of the incident that has borne it out, where that hits anybody of whom the place
 * may hear: the next delivery edits it. Where the incident has a card of its own already, the signal's leads there. Doing
 * it again changes nothing. Fails with `AnnounceError` `later` while a worker is posting that card.
 */
export function createHandOver(needs: HandOverNeeds): HandOver {
  const { outages, cards, deliveries, press, speak, linkTo, clock } = needs;
  return async ({ following, signal, card, hears }) => {
    const outage = signal.publishedAs === undefined ? undefined : await outages.outage(signal.publishedAs);
    const heard = outage && narrow(outage, hears);
    if (!heard) return false;
    const now = clock();
    const key = { followingId: following.id, incidentId: heard.incident.id };
    const messageId = card?.messageId;
    if (messageId) {
      const living = await cards.card(key.followingId, key.incidentId);
      if (!living?.messageId) {
        const silentSince = new Date(now.getTime() - POSTING_LIMIT_MS);
        if ((await cards.claimPost(key.followingId, key.incidentId, now, silentSince)) === 'taken') {
          throw new AnnounceError('later', 'the incident’s own card is being posted');
        }
        const told = living?.told ?? toldNow(heard);
        const posted = { messageId, postedAt: card.postedAt, told, postingSince: undefined };
        await cards.change(key.followingId, key.incidentId, posted);
      } else if (living.messageId !== messageId) {
        const announcement = press.moved(following, linkTo(following, living.messageId));
        await speak.edit(following, messageId, { announcement });
      }
      await deliveries.tell([key]);
    }
    await cards.change(following.id, signal.id, { messageId: undefined, postingSince: undefined, endedAt: now });
    return true;
  };
}
