import type { AzureReach } from './azure-reach.ts';
import type { Customer } from './customer.ts';
import type { HealthStatus } from './health-status.ts';
import type { Incident } from './incident.ts';
import type { Service, SourceName } from './service.ts';
import type { DetailAnswer } from './service-details.ts';
import type { SourceError } from './source-error.ts';

/** What one source said, or why it did not. */
export type SourceAnswer =
  | { readonly source: SourceName; readonly readAt: Date; readonly failure?: undefined }
  | { readonly source: SourceName; readonly readAt: Date; readonly failure: SourceError };

/** A service with what is open on it. */
export interface ServiceHealth extends Service {
  /** Open, and of the kind that makes the headline. */
  readonly incidents: readonly Incident[];
  /** Open advisories and planned maintenances, new or worsened ones included. */
  readonly advisories: readonly Incident[];
  /** Why it is unknown. */
  readonly failure?: SourceError;
  /** Azure: how far we see. */
  readonly reach?: AzureReach;
}

/** Among what the customer has, though Microsoft publishes no health for it: unknown, and no source's failure. */
export const isUnpublished = ({ phase, failure }: ServiceHealth): boolean =>
  phase === 'unheard' && failure === undefined;

/**
 * The first line, as a claim that the data supports:
 * - `trouble`: Microsoft confirms incidents on `affected` services (and they fit the question's words, if it had any)
 * - `something-else`: Microsoft reports incidents, but none that fits the service and symptom asked about
 * - `news`: no incident, but an advisory began or worsened within the last 24 hours
 * - `clear`: every source answered and nothing new is wrong
 * - `partly-clear`: nothing known is wrong, but a source did not answer
 * - `cannot-tell`: no source answered
 * - `no-access`: we may not see this customer
 */
export type HeadlineKind =
  | 'trouble'
  | 'something-else'
  | 'news'
  | 'clear'
  | 'partly-clear'
  | 'cannot-tell'
  | 'no-access';

export interface Headline {
  readonly kind: HeadlineKind;
  /** Colours the card, once. */
  readonly status: HealthStatus;
  /** Services with an open incident. */
  readonly affected: number;
  /** Services that answered. */
  readonly total: number;
  /** Open advisories older than a day: a count, never a colour. */
  readonly knownAdvisories: number;
  /** Services that carry these. */
  readonly servicesWithAdvisories: number;
  /** Advisories that began or worsened within the last 24 hours. */
  readonly news: readonly Incident[];
}

export interface HealthReport {
  readonly customer: Customer;
  readonly askedAt: Date;
  readonly answers: readonly SourceAnswer[];
  /** Sources that the asker holds no right to: nothing in the report is of them. */
  readonly hidden: readonly SourceName[];
  /** What became of the questions for licences and links; absent where they were not asked, or have not answered yet. */
  readonly details?: readonly DetailAnswer[];
  /** Worst first; unknown sources appear as one unknown service each; those without published health come last. */
  readonly services: readonly ServiceHealth[];
  /** All that the sources told, open ones first, those that fit the question's words before the rest, then newest. */
  readonly incidents: readonly Incident[];
  readonly headline: Headline;
}

/** One service of a customer, with everything that is and was wrong with it. */
export interface ServiceTimeline {
  readonly customer: Customer;
  readonly askedAt: Date;
  readonly answers: readonly SourceAnswer[];
  readonly service: ServiceHealth;
  readonly headline: Headline;
  /** Open ones first, best fit for the question first, then worst, then newest. */
  readonly open: readonly Incident[];
  /** Ended within the last 30 days, newest first. */
  readonly resolved: readonly Incident[];
}
