import type { Following } from '../../domain/following.ts';
import type { LivingCard, Told } from '../../domain/living-card.ts';
import { isMuted } from '../../domain/muting.ts';
import { type Outage, statusOfOutage } from '../../domain/outage.ts';
import type { OwnTroubleBook } from '../oncall-ports.ts';
import {
  AnnounceError,
  type CardBook,
  type Deliveries,
  type FollowingBook,
  type OutagePress,
} from '../outage-ports.ts';
import { createCardDelivery, type Delivered } from './card-delivery.ts';
import { wishesFor } from './concerns.ts';
import type { PlaceView, ViewOf } from './place-view.ts';
import { POSTING_LIMIT_MS, type WhileClaimed } from './posting-claim.ts';
import { quietUntil } from './quiet-hours.ts';
import { type RepliesDue, repliesDue, replyKey, toldNow } from './replies-due.ts';
import type { Speak } from './speak.ts';

export interface TellPlaceNeeds {
  readonly viewOf: ViewOf;
  readonly cards: CardBook;
  readonly followings: Pick<FollowingBook, 'pause'>;
  readonly deliveries: Deliveries;
  readonly press: OutagePress;
  readonly speak: Speak;
  /** Where a message is found, as an address. */
  readonly linkTo: (following: Following, messageId: string) => string;
  readonly troubles: Pick<OwnTroubleBook, 'since'>;
  readonly whileClaimed: WhileClaimed;
  readonly clock: () => Date;
  /** Hears of every call that Teams has taken. */
  readonly onDelivered?: (delivered: Delivered) => void;
}

/** In about this time every customer is looked at. */
const ROUND_MS = 60_000;

export type TellPlace = (followingId: string, incidentId: string) => Promise<void>;

/**
 * Brings one place up to date with one outage, from what is true now: posts its card, edits it, says in its thread what
 * should interrupt somebody. Doing it again changes nothing. Fails with `AnnounceError` `later`: ask again.
 */
export function createTellPlace(needs: TellPlaceNeeds): TellPlace {
  const { viewOf, cards, followings, deliveries, press, speak, whileClaimed, clock } = needs;
  const { deliver, withdraw } = createCardDelivery(needs);

  return async (followingId, incidentId) => {
    const view = await viewOf(followingId, incidentId);
    if (!view) return;
    if ('kind' in view) return await followings.pause(followingId, 'no-role', clock());
    const { outage, card } = view;
    if (view.mutedUntil) await again(followingId, incidentId, [view.mutedUntil]);
    if (!outage) return await withdraw(view);
    const told = card?.told;
    if (!told || !card) return await tellFirst(view, outage);
    await tellNews(view, outage, card, told);
  };

  /** An outage that this place has not been told of. */
  async function tellFirst({ following, shown, card, staleAt }: PlaceView, outage: Outage): Promise<void> {
    const now = clock();
    const { incident, state, firstSeenAt } = outage;
    const key = [following.id, incident.id] as const;
    const began = following.changedAt ?? following.since;
    const isFoundLate = firstSeenAt > began && publishedAt(incident, firstSeenAt) <= began;
    const isNews = firstSeenAt > began && !isFoundLate;
    const quietEnd = isNews && !breaksThrough(outage) ? quietUntil(following.quiet, now) : undefined;
    if (following.digestAt || !following.transitions.includes('opened') || (state !== 'open' && !quietEnd)) {
      await cards.change(...key, { told: toldNow(outage) });
      return;
    }
    // What was open already when the place began to follow is one summary, and so is what a night has brought.
    // What the first looks at many customers find of it comes bit by bit, and is gathered.
    const gathered = isFoundLate ? new Date(now.getTime() + ROUND_MS) : undefined;
    if (!isNews || quietEnd) return await deliveries.summarize(following.id, quietEnd ?? gathered);
    await deliver({ following, shown: shown ?? outage, card, told: toldNow(outage), now });
    await again(following.id, incident.id, [staleAt, repliesDue(toldNow(outage), outage, {}, now).nextAt]);
  }

  /** What has changed since the place was told of it, by a card of its own or in a summary. */
  async function tellNews(
    { following, shown, card: before, staleAt }: PlaceView,
    outage: Outage,
    known: LivingCard,
    told: Told,
  ) {
    const now = clock();
    const key = [following.id, outage.incident.id] as const;
    const isSilent = known.muted !== undefined && isMuted(known, outage, now);
    const card = known.muted && !isSilent ? await cards.change(...key, { muted: undefined }) : (before ?? known);
    const due = repliesDue(told, outage, card, now);
    const replies = due.replies.filter(({ kind }) => wishesFor(following, kind));
    const quietEnd = replies.length === 0 || breaksThrough(outage) ? undefined : quietUntil(following.quiet, now);
    const says = !isSilent && !quietEnd && !following.digestAt ? replies : [];
    const at = { following, shown: shown ?? outage, card, now };

    const hasCard = card.messageId !== undefined;
    // A place that was told in a summary has no card to reply to: what would interrupt somebody gets one.
    const isCardDue = hasCard || says.length > 0;
    if (isCardDue && !(await deliver({ ...at, told: hasCard ? told : due.told }))) return;
    const messageId = hasCard ? (await cards.card(...key))?.messageId : undefined;
    if (messageId) await reply(following, outage, { ...due, replies: says }, messageId);
    if (!quietEnd && due.told !== told) await cards.change(...key, { told: due.told });
    const mutedUntil = isSilent && known.muted?.until.kind === 'time' ? known.muted.until.at : undefined;
    await again(...key, [staleAt, due.nextAt, quietEnd, mutedUntil]);
  }

  /** A worker that dies at it leaves it to another, who says it again rather than not at all. */
  async function reply(following: Following, outage: Outage, { replies, told }: RepliesDue, messageId: string) {
    for (const one of replies) {
      const key = { followingId: following.id, incidentId: outage.incident.id };
      const name = { ...key, kind: one.kind, key: replyKey(one.kind, told) };
      const now = clock();
      const claimed = await cards.claimReply(name, now, new Date(now.getTime() - POSTING_LIMIT_MS));
      if (claimed === 'sent') continue;
      if (claimed === 'taken') throw new AnnounceError('later', 'another worker is saying it', POSTING_LIMIT_MS);
      const announcement = press.reply(one, outage, following, now);
      const isSent = await whileClaimed(
        () => cards.stillReplying(name, clock()),
        () => speak.reply(following, messageId, { announcement }),
      ).catch(async (error: unknown) => {
        await cards.settleReply(name, undefined);
        throw error;
      });
      await cards.settleReply(name, clock());
      if (!isSent) return;
      needs.onDelivered?.({ kind: 'reply', ...key, readAt: outage.readAt, at: clock() });
    }
  }

  async function again(followingId: string, incidentId: string, moments: readonly (Date | undefined)[]): Promise<void> {
    const times = moments.flatMap((moment) => moment?.getTime() ?? []);
    if (times.length > 0) await deliveries.tell([{ followingId, incidentId }], new Date(Math.min(...times)));
  }
}

/** By Microsoft's first post; where there are none, nobody knows better than when we saw it. */
const publishedAt = ({ posts }: Outage['incident'], seenAt: Date): Date =>
  new Date(Math.min(seenAt.getTime(), ...posts.map(({ at }) => at.getTime())));

/** Quiet hours hold everything but a service that is down. */
const breaksThrough = (outage: Outage): boolean => outage.state === 'open' && statusOfOutage(outage) === 'interrupted';
