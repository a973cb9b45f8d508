import { byWorst, type HealthStatus, isWorse, worst } from './health-status.ts';
import type { Incident } from './incident.ts';
import type { SourceName } from './service.ts';
import type { FailureKind } from './source-error.ts';

/** That an incident shows at one customer, and how it stands there. */
export interface Exposure {
  readonly tenantId: string;
  readonly status: HealthStatus;
  /** When we first saw it there; Microsoft does not say when it reached a customer. */
  readonly since: Date;
  /** When it was last told there. */
  readonly seenAt: Date;
  /** When it ended there, by Microsoft's word. */
  readonly endedAt?: Date;
  /** Since when the customer's source answers without it, though nobody has said that it ended. */
  readonly missingSince?: Date;
}

/** `vanished`: once told and still open, no customer's source shows it any more. That is not the same as resolved. */
export type OutageState = 'open' | 'resolved' | 'vanished';

/** One incident across all the customers it hits. */
export interface Outage {
  /** As last told, by whichever customer's source told the newest. */
  readonly incident: Incident;
  readonly state: OutageState;
  readonly firstSeenAt: Date;
  /** When we last read it anywhere. */
  readonly readAt: Date;
  readonly exposures: readonly Exposure[];
}

/** What may happen to an outage that somebody may want to hear of. `review` is the post-incident review. */
export const TRANSITIONS = ['opened', 'worse', 'update', 'resolved', 'review'] as const;

export type Transition = (typeof TRANSITIONS)[number];

/** One thing that happened to an outage, as a look found it. */
export interface OutageChange {
  readonly incidentId: string;
  readonly transition: Transition | 'spread' | 'vanished' | 'returned';
  /** When we found out. */
  readonly at: Date;
  /** For `spread`: the customers it newly shows at. */
  readonly tenantIds: readonly string[];
}

/** What one look at one source of one customer told: everything open there, and what ended within 30 days. */
export interface Look {
  readonly tenantId: string;
  readonly source: SourceName;
  readonly readAt: Date;
  readonly incidents: readonly Incident[];
  /** `Service.id`s that the customer has there; absent when they were not asked for. */
  readonly serviceIds?: readonly string[];
  /** Why a part was not told: what is missing from this look may be there all the same. */
  readonly gap?: FailureKind;
}

/** An incident's facts as they are kept, and how many posts it had then. */
export type KnownIncident = Pick<Incident, 'id' | 'status' | 'phase' | 'isOpen' | 'updatedAt' | 'classification'> & {
  readonly posts: number;
};

/** By (id, last update, number of posts), never by a time window: what is told late is news all the same. */
export function isNews(known: KnownIncident | undefined, told: Incident): boolean {
  if (!known) return true;
  const later = told.updatedAt.getTime() - known.updatedAt.getTime();
  return later > 0 || (later === 0 && told.posts.length > known.posts);
}

/** What a newer word about an incident means. Nothing for an older or equal one. */
export function transitionOf(known: KnownIncident | undefined, told: Incident): Transition | undefined {
  if (!isNews(known, told)) return undefined;
  if (!known) return told.isOpen ? 'opened' : undefined;
  if (told.phase === 'review-published' && known.phase !== 'review-published') return 'review';
  if (known.isOpen && !told.isOpen) return 'resolved';
  if (!known.isOpen && told.isOpen) return 'opened';
  const graver = known.classification !== 'incident' && told.classification === 'incident';
  return graver || isWorse(told.status, known.status) ? 'worse' : 'update';
}

/** Still told there, and not as over. */
export const isLive = ({ endedAt, missingSince }: Exposure): boolean =>
  endedAt === undefined && missingSince === undefined;

/** How the outage stands where it still shows; where it shows nowhere, how it was last told. */
export function statusOfOutage({ incident, exposures }: Outage): HealthStatus {
  const live = exposures.filter(isLive);
  return live.length > 0 ? worst(live.map(({ status }) => status)) : incident.status;
}

const liveAt = ({ exposures }: Outage): number => exposures.filter(({ endedAt }) => endedAt === undefined).length;

/** Sorts the worst first; of equal ones that at most customers, then the youngest. */
export const worstThenWidest = (a: Outage, b: Outage): number =>
  byWorst(statusOfOutage(a), statusOfOutage(b)) ||
  liveAt(b) - liveAt(a) ||
  b.incident.startedAt.getTime() - a.incident.startedAt.getTime();
