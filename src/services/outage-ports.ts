import type { Agent } from '../domain/agent.ts';
import type { Following, Place } from '../domain/following.ts';
import type { LivingCard, ReplyKind } from '../domain/living-card.ts';
import type { Look, Outage, OutageChange } from '../domain/outage.ts';
import type { SourceName } from '../domain/service.ts';
import type { FailureKind } from '../domain/source-error.ts';

/** An outage with what happened to it since some day, oldest first. */
export interface OutageHistory {
  readonly outage: Outage;
  readonly changes: readonly OutageChange[];
}

/** Outages across customers, as looks found them, kept. */
export interface OutageBook {
  /**
   * Writes what one look changed, and hands every outage that changed to the deliveries, in one transaction: a crash
   * loses neither or both. Answers what changed; of two looks at once each change is answered once.
   */
  record(look: Look): Promise<readonly OutageChange[]>;
  /** By Microsoft's id, in any case. */
  outage(incidentId: string): Promise<Outage | undefined>;
  /** Open or vanished now. */
  open(): Promise<readonly Outage[]>;
  /** All that was open at some time since then. */
  since(at: Date): Promise<readonly OutageHistory[]>;
  /** Forgets what ended before then. Answers how many outages. */
  purge(before: Date): Promise<number>;
}

/** How fresh our knowledge of one source of one customer is. */
export interface LookAge {
  readonly tenantId: string;
  readonly source: SourceName;
  /** When it last answered; absent when it never did. */
  readonly answeredAt?: Date;
  /** Why it does not answer now. */
  readonly failure?: FailureKind;
}

export interface LookBook {
  /** Of these customers; those never looked at are left out. */
  ages(tenantIds: readonly string[]): Promise<readonly LookAge[]>;
  /** Notes that a source did not answer. Answers are noted by `OutageBook.record`. */
  failed(tenantId: string, source: SourceName, failure: FailureKind, at: Date): Promise<void>;
}

/** Who follows what, and where. Every change is kept with who made it. */
export interface FollowingBook {
  all(): Promise<readonly Following[]>;
  at(conversationId: string): Promise<readonly Following[]>;
  /** New, or in place of the one with its id. */
  keep(following: Following, by: Agent, at: Date): Promise<void>;
  /** Ends it; its cards stay where they are, and are edited no more. False when it was not there. */
  end(id: string, by: Agent, at: Date): Promise<boolean>;
  /** Without an agent it was Healthdesk itself. */
  pause(id: string, why: NonNullable<Following['paused']>['why'], at: Date, by?: Agent): Promise<void>;
}

export interface CardBook {
  card(followingId: string, incidentId: string): Promise<LivingCard | undefined>;
  /** All of one place that are not over. */
  cardsOf(followingId: string): Promise<readonly LivingCard[]>;
  /** By the message that a click came from. */
  byMessage(conversationId: string, messageId: string): Promise<LivingCard | undefined>;
  /** Changes some of it, for all who look at it: two people's clicks never undo each other's. Creates it when it is new. */
  change(
    followingId: string,
    incidentId: string,
    change: Partial<Omit<LivingCard, 'followingId' | 'incidentId'>>,
  ): Promise<LivingCard>;
  /** True for the first that asks: a reply with this key has not been sent yet and is ours to send. */
  claimReply(followingId: string, incidentId: string, kind: ReplyKind, key: string, at: Date): Promise<boolean>;
}

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

/** Speaks in conversations without being asked. Fails with `AnnounceError` only. */
export interface Announcer {
  /** Answers the message's id. */
  post(place: Place, announcement: Announcement): Promise<string>;
  edit(place: Place, messageId: string, announcement: Announcement): Promise<void>;
  /** In the thread of a message of ours; where there are no threads, below it. */
  reply(place: Place, messageId: string, announcement: Announcement): Promise<string>;
}
