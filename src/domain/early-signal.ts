import type { Mark } from './living-card.ts';
import type { SourceName } from './service.ts';

/**
 * Agents ask about one service for several customers, each about another, and Microsoft has published nothing on it there:
 * something may be beginning.
 */
export interface EarlySignal {
  readonly id: string;
  readonly source: SourceName;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly raisedAt: Date;
  /** The customers asked about, also those that were only after it was raised. */
  readonly tenantIds: readonly string[];
  /** Microsoft's id of the incident that has borne it out. */
  readonly publishedAs?: string;
  /** It is told no more. */
  readonly endedAt?: Date;
}

/** What an agent may say to it. */
export const SIGNAL_ANSWERS = ['affected', 'not-us'] as const;

export type SignalAnswer = (typeof SIGNAL_ANSWERS)[number];

/** One agent's answer, at one place. */
export interface SignalVoice extends Mark {
  readonly says: SignalAnswer;
}

/** What Microsoft has not published by then is withdrawn. */
export const SIGNAL_LASTS_MS = 2 * 3600_000;

export const withdrawnAt = ({ raisedAt }: EarlySignal): Date => new Date(raisedAt.getTime() + SIGNAL_LASTS_MS);
