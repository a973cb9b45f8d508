import type { LivingCard } from '../../domain/living-card.ts';
import type { Outage } from '../../domain/outage.ts';
import { repliesDue } from './replies-due.ts';

/** Ten updates in a minute are one edit. */
const APART_MS = 60_000;
/** When an incident opens, those it hits are found within seconds: the first edit names them. */
const FIRST_AFTER_MS = 10_000;

/**
 * When a card may be edited that tells an outage as it was, where that lies ahead. Nothing where it may be edited now: what
 * would interrupt somebody never waits, and a card that was not posted yet has nothing to wait for.
 */
export function editableAt(card: LivingCard | undefined, outage: Outage, now: Date): Date | undefined {
  if (!card?.messageId || !card.sentAt || !card.told) return undefined;
  if (repliesDue(card.told, outage, card, now).replies.length > 0) return undefined;
  const isFirst = card.sentAt.getTime() === card.postedAt?.getTime();
  const at = new Date(card.sentAt.getTime() + (isFirst ? FIRST_AFTER_MS : APART_MS));
  return at > now ? at : undefined;
}
