import type { LivingCard } from '../../domain/living-card.ts';
import type { Outage } from '../../domain/outage.ts';

/** Whether a card says nothing in its thread just now. What it was muted for ends it by itself. */
export function isMuted(card: LivingCard, outage: Outage, now: Date): boolean {
  if (!card.muted) return false;
  const { until, at } = card.muted;
  switch (until.kind) {
    case 'time':
      return now < until.at;
    case 'next-update':
      return outage.state === 'open' && outage.incident.updatedAt <= at;
    case 'resolved':
      return outage.state === 'open';
  }
}
