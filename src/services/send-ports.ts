import type { ReplyKind } from '../domain/living-card.ts';

/** Keeps Teams' limits before they are hit, for all replicas together. */
export interface SendSlots {
  /** When a call to a conversation of this tenant may leave. */
  reserve(conversationId: string, tenantId: string, now: Date): Promise<SendSlot>;
}

export interface SendSlot {
  readonly at: Date;
  /** Else the conversation has no room before then: ask again at that time. A slot that is ours counts from now on. */
  readonly isOurs: boolean;
}

/** What is said once in the thread of a card. */
export interface ReplyName {
  readonly followingId: string;
  readonly incidentId: string;
  readonly kind: ReplyKind;
  /** Tells apart what is said at different times. */
  readonly key: string;
}
