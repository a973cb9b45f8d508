import type { SourceName } from './service.ts';

/**
 * Us or Microsoft?
 * - `microsoft-confirms`: Microsoft has published it, and our reading of that is fresh
 * - `likely-microsoft`: nothing published for this customer, but others have the same trouble
 * - `only-this-customer`: every source answered, nothing is published, and nobody else has the trouble
 * - `cannot-tell`: what we know does not bear out any of these; silence is never health
 */
export const VERDICTS = ['microsoft-confirms', 'likely-microsoft', 'only-this-customer', 'cannot-tell'] as const;

export type VerdictKind = (typeof VERDICTS)[number];

/** What a verdict rests on. Counts are of customers that its reader may hear of. */
export type VerdictReason =
  /** Microsoft has published so many open incidents that fit. */
  | { readonly kind: 'published'; readonly count: number }
  /** Microsoft marks the service as unwell without having published why. */
  | { readonly kind: 'marked' }
  /** Microsoft reports trouble, but none that fits what was asked. */
  | { readonly kind: 'something-else' }
  /** Advisories that began or worsened within a day: one of them may explain it. */
  | { readonly kind: 'advisories'; readonly count: number }
  /** So many other customers show an open incident on a service that this one has as well. */
  | { readonly kind: 'siblings'; readonly count: number; readonly service: string }
  /** The same service was asked about for so many customers, this one among them, by as many agents. */
  | { readonly kind: 'asked'; readonly count: number }
  | { readonly kind: 'nothing-published' }
  /** Within 15 minutes nobody has asked about the service for other customers, or too few have. */
  | { readonly kind: 'nobody-asked' }
  | { readonly kind: 'silent'; readonly sources: readonly SourceName[] }
  /** What we know is older than 15 minutes. */
  | { readonly kind: 'stale' }
  /** Was open, and no source shows it any more. */
  | { readonly kind: 'vanished' }
  | { readonly kind: 'resolved' };

export interface Verdict {
  readonly kind: VerdictKind;
  readonly reasons: readonly VerdictReason[];
  /** How old the oldest of the data is; absent when there is none. */
  readonly readAt?: Date;
}

/** Older data says nothing about now. */
export const STALE_AFTER_MS = 15 * 60_000;

export const isStale = (readAt: Date, now: Date): boolean => now.getTime() - readAt.getTime() > STALE_AFTER_MS;
