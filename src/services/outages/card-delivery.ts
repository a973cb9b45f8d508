import type { Following } from '../../domain/following.ts';
import type { LivingCard, Told } from '../../domain/living-card.ts';
import type { Outage } from '../../domain/outage.ts';
import { blindnessOf } from '../../domain/own-trouble.ts';
import type { OwnTroubleBook } from '../oncall-ports.ts';
import { AnnounceError, type Announcement, type CardBook, type OutagePress } from '../outage-ports.ts';
import { cardDigest } from './card-digest.ts';
import type { PlaceView } from './place-view.ts';
import { POSTING_LIMIT_MS, type WhileClaimed } from './posting-claim.ts';
import type { Sayable, Speak } from './speak.ts';

/** A call that Teams has taken. */
export interface Delivered {
  readonly kind: 'post' | 'edit' | 'reply';
  readonly followingId: string;
  readonly incidentId: string;
  /** When what it tells was read from Microsoft. */
  readonly readAt: Date;
  readonly at: Date;
}

export interface CardDeliveryNeeds {
  readonly cards: CardBook;
  readonly press: OutagePress;
  readonly speak: Speak;
  readonly linkTo: (following: Following, messageId: string) => string;
  readonly troubles: Pick<OwnTroubleBook, 'since'>;
  readonly whileClaimed: WhileClaimed;
  /** How many service requests are open about it, of the customers that it names; absent where none are filed. */
  readonly requestsAbout?: (outage: Outage) => Promise<number>;
  readonly clock: () => Date;
  readonly onDelivered?: (delivered: Delivered) => void;
}

export interface DueCard {
  readonly following: Following;
  readonly shown: Outage;
  readonly card: LivingCard | undefined;
  /** How the place has been told of it by then. */
  readonly told: Told;
  readonly now: Date;
}

/** A card says for a day at most how long it was blind. */
const BLIND_TOLD_MS = 24 * 3600_000;

/** Puts one card where it belongs: posted once, then edited in place, and posted anew where it was deleted. */
export function createCardDelivery(needs: CardDeliveryNeeds) {
  const { cards, press, speak, linkTo, troubles, whileClaimed, clock, onDelivered } = needs;

  /** Answers whether the card is there now. */
  async function deliver({ following, shown, card, told, now }: DueCard): Promise<boolean> {
    const lately = await troubles.since(new Date(now.getTime() - BLIND_TOLD_MS));
    const blind = blindnessOf(lately, shown, following.since, now);
    const requests = await needs.requestsAbout?.(shown);
    const sentDigest = await cardDigest(shown, card, now, blind, requests);
    if (card?.messageId && card.sentDigest === sentDigest) return true;
    const sayable = (from?: string): Sayable => {
      const led = (said: Announcement) => (from ? press.continued(said, following, from) : said);
      return {
        announcement: led(press.card(shown, following, card, now, blind, requests)),
        shorter: () => led(press.shorter(shown, following, card, now, blind, requests)),
      };
    };
    const sent = { sentDigest, sentAt: now, endedAt: isOver(shown) ? now : undefined };
    const key = [following.id, shown.incident.id] as const;
    const done = (kind: Delivered['kind']) =>
      onDelivered?.({
        kind,
        followingId: following.id,
        incidentId: shown.incident.id,
        readAt: shown.readAt,
        at: clock(),
      });

    if (card?.messageId) {
      const answer = await speak.edit(following, card.messageId, sayable());
      if (answer === 'edited') {
        await cards.change(...key, sent);
        done('edit');
      }
      if (answer !== 'gone') return answer === 'edited';
    }
    await claim(key, now, card?.messageId);
    const from = card?.messageId && linkTo(following, card.messageId);
    const posted = await whileClaimed(
      () => cards.stillPosting(...key, clock()),
      () => speak.post(following, sayable(from)),
    ).catch(async (error: unknown) => {
      await cards.change(...key, { postingSince: undefined });
      throw error;
    });
    if (!posted) {
      await cards.change(...key, { postingSince: undefined });
      return false;
    }
    // Without an id the place counts as told without a card: what would interrupt somebody gets one.
    const { messageId } = posted;
    await cards.change(...key, { ...sent, messageId, told, postedAt: now, postingSince: undefined });
    done('post');
    return true;
  }

  /**
   * Of several workers one posts. A worker that died after its call and before it knew the message's id leaves a card that
   * nobody knows: it is posted once more, and the unknown one leads there from the first click on (`lead-on.ts`).
   */
  async function claim(key: readonly [string, string], now: Date, gone: string | undefined): Promise<void> {
    const claimed = await cards.claimPost(...key, now, new Date(now.getTime() - POSTING_LIMIT_MS), gone);
    if (claimed === 'taken') throw new AnnounceError('later', 'another worker is posting it', POSTING_LIMIT_MS);
  }

  return {
    deliver,
    /** Takes back what a card says once it concerns nobody of whom the place may hear. */
    async withdraw({ following, card }: PlaceView): Promise<void> {
      if (!card?.messageId || card.sentDigest === WITHDRAWN) return;
      const answer = await speak.edit(following, card.messageId, { announcement: press.withdrawn(following) });
      if (answer === 'removed') return;
      const at = clock();
      await cards.change(following.id, card.incidentId, { sentDigest: WITHDRAWN, sentAt: at, endedAt: at });
    },
  };
}

const WITHDRAWN = 'withdrawn';

/** A review may still come, and is edited in then. */
const isOver = ({ state }: Outage): boolean => state === 'resolved';
