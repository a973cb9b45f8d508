import type { LivingCard, MuteUntil } from './living-card.ts';
import type { Outage } from './outage.ts';

/** How long somebody may mute a card, as buttons offer it. */
export const MUTE_CHOICES = ['resolved', 'next-update', '1h', '4h', '8h'] as const;

export type MuteChoice = (typeof MUTE_CHOICES)[number];

const HOURS: Readonly<Record<'1h' | '4h' | '8h', number>> = { '1h': 1, '4h': 4, '8h': 8 };

export function muteUntil(choice: MuteChoice, now: Date): MuteUntil {
  if (choice === 'resolved' || choice === 'next-update') return { kind: choice };
  return { kind: 'time', at: new Date(now.getTime() + HOURS[choice] * 3600_000) };
}

/** Whether a card says nothing in its thread just now. What it was muted for ends it by itself. */
export function isMuted({ muted }: Pick<LivingCard, 'muted'>, { state, incident }: Outage, now: Date): boolean {
  if (!muted) return false;
  const { until, at } = muted;
  switch (until.kind) {
    case 'time':
      return now < until.at;
    case 'next-update':
      return state === 'open' && incident.updatedAt <= at;
    case 'resolved':
      return state === 'open';
  }
}
