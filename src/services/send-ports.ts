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
