import type { Agent } from '../domain/agent.ts';
import type { Following } from '../domain/following.ts';
import type { LivingCard, Mark, ReplyKind } from '../domain/living-card.ts';
import type { Look, Outage, OutageChange } from '../domain/outage.ts';
import type { Blind } from '../domain/own-trouble.ts';
import type { SourceName } from '../domain/service.ts';
import type { FailureKind } from '../domain/source-error.ts';
import type { Announcement } from './announce-ports.ts';
import type { ReplyName } from './send-ports.ts';

export * from './announce-ports.ts';

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
  /** Open now by Microsoft's word. Advisories, which are many, are left out. */
  openIncidents(): Promise<readonly Outage[]>;
  /** All that was open at some time since then. */
  since(at: Date): Promise<readonly OutageHistory[]>;
  /** All that was ever told at this customer. */
  at(tenantId: string): Promise<readonly Outage[]>;
  /** Hands the outages of these customers to the deliveries, so that what has been posted of them is put right. */
  tellAgain(tenantIds: readonly string[]): Promise<void>;
  /** Forgets what ended before then. Answers how many outages. */
  purge(before: Date): Promise<number>;
  /** Forgets that these customers were ever hit; an outage that nobody else had is gone. Answers how many exposures. */
  forgetCustomers(tenantIds: readonly string[]): Promise<number>;
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
  /** Who has this service, as each one's source last told. */
  tenantsWith(source: SourceName, serviceId: string): Promise<readonly string[]>;
  /** Everybody who has been looked at, until they are left. */
  tenants(): Promise<readonly string[]>;
  /**
   * Takes leave of customers that are not looked at any more: what was open there counts as told by nobody, and no one is
   * told of that. Does nothing for those already gone.
   */
  leave(tenantIds: readonly string[], at: Date): Promise<void>;
}

/** What waits to be done in the background, by kind: what it takes to do it. */
export interface JobKinds {
  readonly look: {
    readonly tenantId: string;
    readonly source: SourceName;
    /** How often in a row the source has given no answer. */
    readonly failures: number;
    /** Nobody has looked there lately: what it finds may have been open for long. */
    readonly first?: boolean;
  };
  /** An alert of Azure's has come; so often it is looked again, some minutes later. */
  readonly 'wake-azure': { readonly tenantId: string; readonly again: number };
  /** `failures`: how often in a row the customer's message center has given no answer. */
  readonly 'read-messages': { readonly tenantId: string; readonly failures: number };
  readonly 'tell-communications': { readonly followingId: string };
  readonly 'tell-outage': { readonly incidentId: string };
  readonly 'tell-place': { readonly followingId: string; readonly incidentId: string };
  readonly 'tell-summary': { readonly followingId: string };
  readonly 'tell-digest': { readonly followingId: string };
  readonly 'tell-note': { readonly followingId: string };
  readonly 'tell-signal': { readonly signalId: string };
  readonly 'tell-signal-at': { readonly followingId: string; readonly signalId: string };
  /** `failures`: how often in a row its desk has given no answer. */
  readonly 'follow-request': { readonly requestId: string; readonly failures: number };
  /** When the chain's head is to be kept again, ISO 8601, by the place where. */
  readonly 'link-audit': { readonly keepAt: Readonly<Record<string, string>> };
}

export type JobKind = keyof JobKinds;

export interface Job<Kind extends JobKind> {
  /** Names what is to be done: of one kind and key, at most one waits and at most one is under way, on all replicas. */
  readonly key: string;
  readonly data: JobKinds[Kind];
  /** How long it waits at least; at once unless told. By the database's clock. */
  readonly afterMs?: number;
}

/** An open transaction of the database: what is sent through it is there once that is committed, or never. */
export interface OpenTransaction {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** A job that did not work out. It is tried again as its kind allows. */
export interface FailedJob {
  readonly key: string;
  readonly error: unknown;
}

export interface WorkOptions {
  /** How many are taken together. They are done when the slowest is. */
  readonly batch: number;
  /** How many batches are under way at once in this process. */
  readonly batches: number;
}

/** Work that outlives the process, and is shared by all replicas. */
export interface Jobs {
  /**
   * Where one of the same key waits already, that one serves, at the earlier of both times. It is begun after the
   * transaction has ended, so it sees what that has written.
   */
  send<Kind extends JobKind>(kind: Kind, jobs: readonly Job<Kind>[], within?: OpenTransaction): Promise<void>;
  /** Begins those that wait at once. Answers how many would have waited longer. */
  hurry(kind: JobKind, keys: readonly string[]): Promise<number>;
  /** Takes back those that wait; what is under way goes on. Answers how many. */
  cancel(kind: JobKind, keys: readonly string[]): Promise<number>;
  /** Those of the keys for which nothing waits and nothing is under way. */
  missing(kind: JobKind, keys: readonly string[]): Promise<readonly string[]>;
  /** Does what comes up, until `stop`. A rejection fails the whole batch. */
  work<Kind extends JobKind>(
    kind: Kind,
    options: WorkOptions,
    run: (jobs: readonly Job<Kind>[]) => Promise<readonly FailedJob[]>,
  ): Promise<void>;
  /** Begins nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** Who follows what, and where. Every change is kept with who made it. */
export interface FollowingBook {
  all(): Promise<readonly Following[]>;
  at(conversationId: string): Promise<readonly Following[]>;
  following(id: string): Promise<Following | undefined>;
  /** New, or in place of the one with its id. */
  keep(following: Following, by: Agent, at: Date): Promise<void>;
  /** Ends it; its cards stay where they are, and are edited no more. False when it was not there. */
  end(id: string, by: Agent, at: Date): Promise<boolean>;
  /**
   * Hands over, in the same transaction, that somebody is to be told; nothing where it has paused already. Without an agent
   * it was Healthdesk itself.
   */
  pause(id: string, why: NonNullable<Following['paused']>['why'], at: Date, by?: Agent): Promise<void>;
  /** Notes since when its owner has no role any more, and hands over that it is to be told; without a date, that there is one again. */
  noteOwnerLeft(id: string, since: Date | undefined, at: Date): Promise<void>;
  /** Notes for which day a digest was sent, such as `2026-11-22`. */
  noteDigest(id: string, day: string): Promise<void>;
  /** What became of the followings at one place, the newest first, for whoever has to find out. */
  changesAt(conversationId: string): Promise<readonly FollowingChange[]>;
}

/** One entry of the record of who changed what. It is only ever added to. */
export interface FollowingChange {
  readonly followingId: string;
  readonly at: Date;
  /** Absent where it was Healthdesk itself. */
  readonly by?: Agent;
  readonly deed: 'kept' | 'ended' | 'paused' | 'owner-left' | 'owner-back';
  /** How it stood afterwards. */
  readonly following: Following;
}

export interface CardBook {
  card(followingId: string, incidentId: string): Promise<LivingCard | undefined>;
  /** All of one place that are not over. */
  cardsOf(followingId: string): Promise<readonly LivingCard[]>;
  /** Those that stand somewhere and are not over, of followings that have not ended or paused. */
  living(): Promise<readonly CardKey[]>;
  /** All of this incident, those included of which somebody was told without a card. */
  cardsAbout(incidentId: string): Promise<readonly LivingCard[]>;
  /** By the message that a click came from. */
  byMessage(conversationId: string, messageId: string): Promise<LivingCard | undefined>;
  /** Changes some of it, for all who look at it: two people's clicks never undo each other's. Creates it when it is new. */
  change(
    followingId: string,
    incidentId: string,
    change: Partial<Omit<LivingCard, 'followingId' | 'incidentId'>>,
  ): Promise<LivingCard>;
  /** Of several at once the first stays, on all replicas. Creates it when it is new; answers it with whoever was first. */
  acknowledge(followingId: string, incidentId: string, mark: Mark): Promise<LivingCard>;
  /**
   * Before a card is posted. `ours`: nobody has; `again`: a worker was last heard of before `silentSince`, so that its card
   * may be there or not; `taken`: another worker is at it, or has done it. A message that is `gone` does not count: it is
   * known until another one has taken its place.
   */
  claimPost(
    followingId: string,
    incidentId: string,
    at: Date,
    silentSince: Date,
    gone?: string,
  ): Promise<'ours' | 'again' | 'taken'>;
  /**
   * Before a reply is sent. `ours`: nobody has, or a worker was last heard of before `silentSince`, so that it may be there
   * already; `taken`: another worker is at it; `sent`: Teams has it.
   */
  claimReply(reply: ReplyName, at: Date, silentSince: Date): Promise<'ours' | 'taken' | 'sent'>;
  /** Whoever has claimed it is still at it, and heard of as late as this. */
  stillPosting(followingId: string, incidentId: string, at: Date): Promise<void>;
  stillReplying(reply: ReplyName, at: Date): Promise<void>;
  /** After that: when Teams has taken it; without a date it has not, and is anybody's again. */
  settleReply(reply: ReplyName, sentAt: Date | undefined): Promise<void>;
}

/** An outage's card at one place. */
export interface CardKey {
  readonly followingId: string;
  readonly incidentId: string;
}

/**
 * Deliveries that are to be made. Those that wait already for the same card, or the same summary, are merged. A later one
 * (`notBefore`) never stands in the way of one that is due now.
 */
export interface Deliveries {
  tell(cards: readonly CardKey[], notBefore?: Date): Promise<void>;
  /** One message about everything that this following has not been told of yet. */
  summarize(followingId: string, notBefore?: Date): Promise<void>;
  /** The digest of the day that has just ended for this following. */
  digest(followingId: string): Promise<void>;
}

/** What there is to say in one reply. */
export interface OutageReply {
  readonly kind: ReplyKind;
  /** For `spread`: the customers it newly shows at. */
  readonly tenantIds: readonly string[];
}

/** What one message tells of several outages, each of them as its audience may hear of it. */
export interface OutageRound {
  readonly opened: readonly Outage[];
  readonly changed: readonly Outage[];
  readonly resolved: readonly Outage[];
  readonly open: readonly Outage[];
}

/** A message about the following itself. */
export type FollowingNote =
  /** To the owner: the bot was taken out of that conversation, or may not speak there. */
  | { readonly kind: 'removed' }
  /** To a personal follower, once. */
  | { readonly kind: 'no-role' }
  /** To a channel: whoever may follow should take over, or it pauses then. */
  | { readonly kind: 'owner-left'; readonly pausesAt: Date }
  | { readonly kind: 'paused' };

/** Makes messages of what is true at delivery. Outages come narrowed to what the place may hear. */
export interface OutagePress {
  card(
    outage: Outage,
    following: Following,
    card: LivingCard | undefined,
    now: Date,
    blind?: readonly Blind[],
    requests?: number,
  ): Announcement;
  /** The same in little, for where the card proved too large. */
  shorter(
    outage: Outage,
    following: Following,
    card: LivingCard | undefined,
    now: Date,
    blind?: readonly Blind[],
    requests?: number,
  ): Announcement;
  reply(reply: OutageReply, outage: Outage, following: Following, now: Date): Announcement;
  summary(round: OutageRound, following: Following, now: Date): Announcement;
  digest(round: OutageRound, following: Following, now: Date): Announcement;
  note(note: FollowingNote, following: Following): Announcement;
  /** In place of a card that concerns nobody of whom the place may hear any more. */
  withdrawn(following: Following): Announcement;
  /** In place of a card that was posted twice: leads to the one that lives. */
  moved(following: Following, to: string): Announcement;
  /** A card that is posted anew, with a line that leads to where it was. */
  continued(said: Announcement, following: Following, from: string): Announcement;
}
