import type { Agent } from '../domain/agent.ts';
import type { AzureReach } from '../domain/azure-reach.ts';
import type { Customer } from '../domain/customer.ts';
import type { FileContent, FileRef } from '../domain/file.ts';
import type { Incident } from '../domain/incident.ts';
import type { Service, SourceName } from '../domain/service.ts';
import type { DetailName, ServiceDetails } from '../domain/service-details.ts';
import type { SourceError } from '../domain/source-error.ts';
import type { Tag } from '../domain/tag.ts';
import type { Purpose } from './purpose-ports.ts';

export * from './access-ports.ts';
export * from './purpose-ports.ts';
export * from './request-ports.ts';

/** What one source knows of one customer. No services and no incidents means that the customer has none there. */
export interface SourceReading {
  readonly services: readonly Service[];
  /** All open ones, and those that ended within the last 30 days. */
  readonly incidents: readonly Incident[];
  /** When it was read, where that is not just now: some questions are asked once for many customers. */
  readonly readAt?: Date;
  /** Azure: how far we see. */
  readonly reach?: AzureReach;
  /** Why a part is missing though the rest was read, such as one of several Azure subscriptions. */
  readonly gap?: SourceError;
}

/** Tells a customer's services and what is wrong with them. Fails with `SourceError` only. */
export interface HealthSource {
  readonly name: SourceName;
  read(customer: Customer, signal: AbortSignal, purpose?: Purpose): Promise<SourceReading>;
}

/** Tells what a customer's services are beside their health. Fails with `SourceError` only; none of them is ever needed. */
export interface ServiceDetailSource {
  readonly name: DetailName;
  read(customer: Customer, signal: AbortSignal): Promise<ServiceDetails>;
}

/** Names the partner's customers, page by page, so that 10,000 need not be held twice. Fails with `SourceError` only. */
export interface CustomerDirectory {
  pages(signal: AbortSignal): AsyncIterable<readonly Customer[]>;
}

/** Finds the tenant that owns a domain, or nothing. Fails with `SourceError` only. */
export interface DomainRegistry {
  tenantIdOf(domain: string, signal: AbortSignal): Promise<string | undefined>;
}

/** Finds a tenant's default domain, or nothing. Fails with `SourceError` only. */
export interface TenantRegistry {
  domainOf(tenantId: string, signal: AbortSignal): Promise<string | undefined>;
}

/** The customers as last read, kept across restarts so that a search never waits for Microsoft. */
export interface CustomerBook {
  all(): Promise<readonly Customer[]>;
  /** Takes those that are new or have changed, as told by a reading that began at `readAt`. */
  keep(customers: readonly Customer[], readAt: Date): Promise<void>;
  /** Forgets those that a complete reading did not see, unless a later one has brought them. Answers how many. */
  forget(tenantIds: readonly string[], readAt: Date): Promise<number>;
}

/** Remembers how open problems stood, to notice that one has worsened. */
export interface IncidentMemory {
  /**
   * Notes what a tenant's problems look like at `at`, and answers when each of them last got worse
   * (by incident id; absent when it never did while we watched).
   */
  note(tenantId: string, incidents: readonly Incident[], at: Date): Promise<ReadonlyMap<string, Date>>;
  /** Tenants at which a problem has been noted, by its id in any case. */
  tenantsWith(incidentId: string): Promise<readonly string[]>;
}

/** Makes sure that a message delivered twice is worked on once, by any replica. */
export interface TurnLedger {
  /**
   * True when this delivery is ours to work on: never seen before, or taken by another process that never finished it
   * and is silent for 30 s.
   */
  claim(key: string, at: Date): Promise<boolean>;
  /** Says that the work is done; may be recorded a little later, together with others. */
  finish(key: string): void;
}

export interface CustomerTag extends Tag {
  /** In small letters. */
  readonly tenantId: string;
}

/** The partner's own tags on customers. */
export interface TagBook {
  /** Every tag of every customer. */
  all(): Promise<readonly CustomerTag[]>;
  /** Tenant ids, in small letters, of those who carry a tag now. */
  tenantsWith(key: string): Promise<ReadonlySet<string>>;
  /** Doing it twice is doing it once. */
  tag(tenantIds: readonly string[], tag: Tag, by: Agent, at: Date): Promise<void>;
  untag(tenantIds: readonly string[], key: string): Promise<void>;
}

/** Who asks outside, and until when. */
export interface Asking {
  readonly source: SourceError['source'];
  /** Aborting it ends the question at once, as a `timeout`. */
  readonly signal: AbortSignal;
  readonly purpose?: Purpose;
  /** Whose data is asked for, where the party counts requests by tenant. */
  readonly tenantId?: string;
}

/** Access tokens of the reading application, one per tenant and audience. Fails with `SourceError` only. */
export interface Tokens {
  for(tenantId: string, scope: string, asking: Asking): Promise<string>;
}

/** What somebody has posted to us as an event of Partner Center's, as it came. */
export interface PostedEvent {
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/**
 * What it is worth: `change` says that something of the partner's has changed, `test` that we can be reached. What the
 * event says beyond that is used for nothing.
 */
export type EventReading =
  | { readonly kind: 'change'; readonly name: string }
  | { readonly kind: 'test' | 'forged' | 'unreadable' };

/** Tells genuine events from others. Fails with `SourceError` when that cannot be found out just now. */
export interface PartnerEvents {
  read(posted: PostedEvent, signal: AbortSignal): Promise<EventReading>;
}

/** Microsoft's post-incident reviews, as documents. Fails with `SourceError` only, `not-found` where there is none. */
export interface PostIncidentReviews {
  read(customer: Customer, incidentId: string, signal: AbortSignal): Promise<FileContent>;
}

/** Where Teams lets us put one file: in the OneDrive of somebody who agreed to it. */
export interface Uploads {
  /** Whether an address is one that files, or links to them, may be sent to. */
  takes(url: string): boolean;
  /** Fails with `SourceError`, `not-found` when the place is no longer open. */
  put(file: FileContent, uploadUrl: string, signal: AbortSignal): Promise<void>;
}

/** What a one-time link stands for. */
export interface FileLink {
  readonly file: FileRef;
  /** Who asked: the file is read with the rights that they have when it is fetched. */
  readonly agent: Agent;
  /** BCP 47, of the words around it. */
  readonly locale: string;
  readonly expiresAt: Date;
}

/** One-time links, by a token that is kept nowhere but in the link itself. */
export interface FileLinkBook {
  keep(token: string, link: FileLink): Promise<void>;
  /** Nothing when it was never made, has expired, or was used. */
  find(token: string, at: Date): Promise<FileLink | undefined>;
  /** Uses it: true for one caller alone. */
  take(token: string, at: Date): Promise<boolean>;
  /** The file did not arrive: the link is good again, for as long as it would have been. */
  giveBack(token: string): Promise<void>;
  /** Answers how many. */
  purge(before: Date): Promise<number>;
}

/** Something that a button has done, or is about to. */
export interface Deed {
  /** The name of who pressed it. */
  readonly by: string;
  readonly at: Date;
  readonly isDone: boolean;
}

/** Sees that what a button does is done once, by whichever replica. */
export interface DeedLedger {
  /**
   * Nothing when the deed is the caller's now, else whose it is. It can be taken again when it was begun no later than
   * `repeatableSince`, or never finished and silent for two minutes.
   */
  begin(key: string, by: Agent, at: Date, repeatableSince?: Date): Promise<Deed | undefined>;
  finish(key: string): Promise<void>;
  /** It did not happen, or has been undone: it may be done again. */
  forget(key: string): Promise<void>;
  /** Answers how many. */
  purge(before: Date): Promise<number>;
}
