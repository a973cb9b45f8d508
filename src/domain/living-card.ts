import type { Agent } from './agent.ts';

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
  readonly acknowledged?: Mark;
  readonly assigned?: Mark & { readonly to: Agent };
  readonly muted?: Mark & { readonly until: MuteUntil };
}

/** What is worth a message in the card's thread: what should interrupt somebody, and nothing else. */
export const REPLY_KINDS = ['worse', 'spread', 'overdue', 'resolved', 'review', 'vanished'] as const;

export type ReplyKind = (typeof REPLY_KINDS)[number];
