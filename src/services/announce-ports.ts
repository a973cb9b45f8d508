import type { Agent } from '../domain/agent.ts';
import type { Place } from '../domain/following.ts';

/** Why a message did not arrive. */
export type AnnounceFailure =
  /** The bot is not in that conversation any more. */
  | 'removed'
  /** The message is not there any more, or not ours. */
  | 'gone'
  | 'too-large'
  /** Teams asks to wait, or is down: try again. */
  | 'later';

export class AnnounceError extends Error {
  override readonly name = 'AnnounceError';
  readonly kind: AnnounceFailure;
  readonly retryAfterMs: number | undefined;

  constructor(kind: AnnounceFailure, message: string, retryAfterMs?: number) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}

/** A message as a channel is given it. */
export interface Announcement {
  /** For the notification. */
  readonly summary: string;
  readonly card?: object;
  readonly text?: string;
}

/** A message that Teams has taken. */
export interface Posted {
  /** Absent where its id was not told: it stands there, but nobody can edit it or speak below it. */
  readonly messageId?: string;
}

/** Speaks in conversations without being asked. Fails with `AnnounceError` only. */
export interface Announcer {
  post(place: Place, announcement: Announcement): Promise<Posted>;
  edit(place: Place, messageId: string, announcement: Announcement): Promise<void>;
  /** In the thread of a message of ours; where there are no threads, below it. */
  reply(place: Place, messageId: string, announcement: Announcement): Promise<void>;
  /** To one person in their own chat with the bot; `place` is where we know them from. */
  tellPerson(place: Place, person: Agent, announcement: Announcement): Promise<void>;
}

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
