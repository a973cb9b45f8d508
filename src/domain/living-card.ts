import type { Agent } from './agent.ts';
import type { HealthStatus } from './health-status.ts';
import type { OutageState } from './outage.ts';

/** Somebody's hand on a card, and when. */
export interface Mark {
  readonly by: Agent;
  readonly at: Date;
}

/** How long a card says nothing in its thread; edits go on silently. */
export type MuteUntil =
  | { readonly kind: 'resolved' }
  | { readonly kind: 'next-update' }
  | { readonly kind: 'time'; readonly at: Date };

/**
 * How an outage stood when a place was last told of it, by the card, by a reply or in a summary: what differs from it
 * now may be worth a reply.
 */
export interface Told {
  /** One more at every change, so that each reply has a name of its own. */
  readonly version: number;
  readonly status: HealthStatus;
  readonly state: OutageState;
  /** Whether the post-incident review was there. */
  readonly review: boolean;
  /** Customers at whom it showed by then have been told of. */
  readonly seenThrough: Date;
  /** The promised time of which it was said that it has passed. */
  readonly overdueFor?: Date;
}

/** One outage's card in one place that follows it. */
export interface LivingCard {
  readonly followingId: string;
  readonly incidentId: string;
  /** Absent until Teams has taken it. */
  readonly messageId?: string;
  readonly postedAt?: Date;
  /** A digest of what was last sent, so that nothing is edited into what it already says. */
  readonly sentDigest?: string;
  readonly sentAt?: Date;
  /** Since when a worker is posting it; left behind where one died before it knew whether Teams had taken the message. */
  readonly postingSince?: Date;
  readonly told?: Told;
  /** Nothing more is expected: the outage is over for this place. */
  readonly endedAt?: Date;
  readonly acknowledged?: Mark;
  readonly assigned?: Mark & { readonly to: Agent };
  readonly muted?: Mark & { readonly until: MuteUntil };
}

/** What is worth a message in the card's thread: what should interrupt somebody, and nothing else. */
export const REPLY_KINDS = ['worse', 'spread', 'overdue', 'resolved', 'review', 'vanished'] as const;

export type ReplyKind = (typeof REPLY_KINDS)[number];
