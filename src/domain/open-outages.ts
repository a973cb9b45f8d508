import type { Outage } from './outage.ts';
import type { Verdict } from './verdict.ts';

/** An outage as somebody may hear of it, and whose it is. */
export interface JudgedOutage {
  readonly outage: Outage;
  readonly verdict: Verdict;
}

/** Everything open now at some customers, worst and widest first. */
export interface OpenOutages {
  readonly incidents: readonly JudgedOutage[];
  readonly advisories: readonly JudgedOutage[];
  /** How many customers these are, and of how many of them there is no word of the last 15 minutes. */
  readonly customers: number;
  readonly silent: number;
  /** How old the oldest word of the others is. */
  readonly readAt?: Date;
}
