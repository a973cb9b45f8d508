import type { HealthStatus } from './health-status.ts';
import type { Classification, Phase } from './phase.ts';
import type { SourceName } from './service.ts';

/** The labels that Microsoft's posts carry; a part without one is plain prose. */
export const POST_LABELS = [
  'title',
  'user-impact',
  'more-info',
  'current-status',
  'final-status',
  'scope',
  'start-time',
  'end-time',
  'estimated-time',
  'preliminary-root-cause',
  'root-cause',
  'next-steps',
  'next-update',
  'mitigation',
] as const;

export type PostLabel = (typeof POST_LABELS)[number];

export interface PostPart {
  readonly label?: PostLabel;
  /** Readable text: no HTML, no markdown meaning; paragraphs parted by a blank line. */
  readonly text: string;
}

/** One of Microsoft's posts about a problem. */
export interface TimelineEntry {
  readonly at: Date;
  readonly parts: readonly PostPart[];
}

/** A problem as Microsoft publishes it: an incident, an advisory, an Azure event or a planned maintenance. */
export interface Incident {
  /** Microsoft's id (`EX1234567`, `MO…`, or an Azure tracking id); the same for every tenant it hits. */
  readonly id: string;
  readonly source: SourceName;
  /** `Service.id` of the service it belongs to. */
  readonly serviceId: string;
  readonly serviceName: string;
  readonly title: string;
  readonly classification: Classification;
  readonly phase: Phase;
  readonly status: HealthStatus;
  /** By Microsoft's own flag (`isResolved`, `endDateTime`), not guessed from the status. */
  readonly isOpen: boolean;
  readonly startedAt: Date;
  readonly updatedAt: Date;
  readonly endedAt?: Date;
  /** Of a planned maintenance: its announced end. */
  readonly plannedEndAt?: Date;
  /** When Microsoft promised to say more. */
  readonly nextUpdateAt?: Date;
  /** What users notice, as readable text. */
  readonly impact?: string;
  /** Who is affected, as readable text. */
  readonly scope?: string;
  /** Graph's feature or feature group. */
  readonly feature?: string;
  /** Azure: impacted services (`Virtual Machines`), regions (`Korea Central`) and subscription names. Empty for Microsoft 365. */
  readonly impactedServices: readonly string[];
  readonly regions: readonly string[];
  readonly subscriptions: readonly string[];
  /** Why Microsoft's words are missing: a sensitive advisory needs a further right, or they could not be read just now. */
  readonly withheld?: 'sensitive' | 'unread';
  /** Newest first. */
  readonly posts: readonly TimelineEntry[];
}

/**
 * Whether Microsoft offers a post-incident review of it as a document. Source: Graph's `incidentReport`, which says that
 * this status alone means there is one; Azure's reviews are text among the posts.
 */
export const hasReview = ({ source, phase }: Incident): boolean =>
  source === 'microsoft365' && phase === 'review-published';
