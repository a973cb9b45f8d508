import type { AccessWay } from '../domain/access-way.ts';
import type { Agent, PartnerRole } from '../domain/agent.ts';
import type { AzureWay } from '../domain/azure-reach.ts';
import type { AccessAssignment, Relationship } from '../domain/gdap.ts';
import type { Tag } from '../domain/tag.ts';

/** Names the partner's GDAP relationships and who holds their roles. Fails with `SourceError` only. */
export interface RelationshipDirectory {
  relationships(signal: AbortSignal): AsyncIterable<readonly Relationship[]>;
  /** Of one relationship. */
  assignments(relationship: Relationship, signal: AbortSignal): Promise<readonly AccessAssignment[]>;
  /** Tenant of the indirect provider who made it for us; nothing where we made it ourselves, or it is gone. */
  providerOf(relationship: Pick<Relationship, 'id'>, signal: AbortSignal): Promise<string | undefined>;
}

/** The relationships as last read, kept across restarts. */
export interface RelationshipBook {
  relationships(): Promise<readonly Relationship[]>;
  assignments(): Promise<readonly AccessAssignment[]>;
  /** Another one whenever a replica has changed anything: to read tens of thousands of rows takes a while. */
  version(): Promise<string>;
  /** Takes those that are new or have changed, as told by a reading that began at `readAt`. */
  keep(relationships: readonly Relationship[], readAt: Date): Promise<void>;
  /** Takes all assignments of one relationship: those not among them are gone. */
  keepAssignments(relationshipId: string, assignments: readonly AccessAssignment[]): Promise<void>;
  /** Forgets those that a reading did not see, unless a later one has brought them. Answers how many. */
  forget(ids: readonly string[], readAt: Date): Promise<number>;
}

/** Customers that the partner has taken leave of: nothing of theirs is read until they are taken on again. */
export interface OffboardingBook {
  /** When each was, by tenant id. */
  all(): Promise<ReadonlyMap<string, Date>>;
  offboard(tenantId: string, at: Date): Promise<void>;
  onboard(tenantId: string): Promise<void>;
}

/** Customers that are not read any more, whatever has ended it, and since when that is known here. */
export interface LeavingBook {
  /** Notes whom we have left, from now on where that is new. Whoever is read again was never left. */
  note(now: { readonly left: readonly string[]; readonly read: readonly string[] }, at: Date): Promise<void>;
  leftBefore(at: Date): Promise<readonly string[]>;
}

/** The partner tenant's own groups and roles. Fails with `SourceError` only. */
export interface PartnerGroups {
  /** The agent's partner roles: transitively in AdminAgents, HelpdeskAgents, SalesAgents, or Global Administrator. */
  rolesOf(agent: Agent, signal: AbortSignal): Promise<readonly PartnerRole[]>;
  /** Those of the groups (any number of ids) that the agent is in, transitively. */
  memberOf(agent: Agent, groupIds: readonly string[], signal: AbortSignal): Promise<readonly string[]>;
  /** Display names by group id; ids that are unknown are left out. */
  namesOf(groupIds: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, string>>;
}

/** Whether the groups that give the partner roles are there. Fails with `SourceError` only. */
export interface RoleGroups {
  /** The partner roles for which a group was found: at most Admin, Helpdesk and Sales agent. */
  rolesWithGroup(signal: AbortSignal): Promise<readonly PartnerRole[]>;
}

/** By which way each customer's tenant is read, as last found out. */
export interface AccessBook {
  wayOf(tenantId: string): Promise<AccessWay | undefined>;
  all(): Promise<ReadonlyMap<string, AccessWay>>;
  note(tenantId: string, way: AccessWay): Promise<void>;
}

/** By which way each customer's Azure subscriptions were reached. */
export interface AzureWayBook {
  wayOf(tenantId: string): Promise<AzureWay | undefined>;
  note(tenantId: string, way: AzureWay): Promise<void>;
}

/** The Azure subscriptions that a customer buys through the partner, whether we can read them or not. */
export interface AzureEntitlements {
  /** Ids in small letters; nothing where nobody can tell us. Fails with `SourceError` only. */
  of(tenantId: string, signal: AbortSignal): Promise<readonly EntitledSubscription[] | undefined>;
}

export interface EntitledSubscription {
  readonly id: string;
  readonly name: string;
}

/** Whom a customer's Azure subscriptions give a role that reads Service Health. Fails with `SourceError` only. */
export interface AzureAssignments {
  /** Ids of groups and people, in small letters, that hold such a role on every subscription that we reach. */
  holdersOf(tenantId: string, signal: AbortSignal): Promise<readonly string[]>;
}

/** What an Admin agent has approved a conversation to hear about. */
export type Audience =
  | { readonly kind: 'all' }
  | { readonly kind: 'list'; readonly tenantIds: readonly string[] }
  /** Whoever carries the tag at the time of asking. */
  | { readonly kind: 'tag'; readonly tag: Tag }
  | { readonly kind: 'none' };

export interface AudienceBook {
  /** By conversation id without thread (`19:…@thread.tacv2`), so that all threads of a channel share it. */
  audienceOf(conversationId: string): Promise<Audience | undefined>;
  approve(conversationId: string, audience: Audience, by: Agent, at: Date): Promise<void>;
}

/** Accounts that somebody has signed in for us: the one that reads customers, and one for Partner Center's own calls. */
export const ACCOUNT_NAMES = ['reader', 'partner'] as const;

export type AccountName = (typeof ACCOUNT_NAMES)[number];

/** Who has signed in, and when the account's refresh token came: Entra takes it for 90 days. */
export interface SignedInAccount {
  readonly objectId: string;
  /** The user principal name. */
  readonly userName: string;
  readonly receivedAt: Date;
}

export interface StoredToken extends SignedInAccount {
  readonly token: string;
}

/** The accounts' refresh tokens, sealed, shared by all replicas. */
export interface TokenVault {
  read(account: AccountName): Promise<StoredToken | undefined>;
  /** Takes the place of whatever was there. */
  keep(account: AccountName, stored: StoredToken): Promise<void>;
  /** Those who have signed in; needs no key. */
  accounts(): Promise<ReadonlyMap<AccountName, SignedInAccount>>;
  /** True for one replica alone, for a minute, and only when the token is older than `before`. */
  claimRenewal(account: AccountName, claim: { readonly at: Date; readonly before: Date }): Promise<boolean>;
  /** Stores the token that another has brought, unless that one has been replaced meanwhile. Answers whether it did. */
  renew(account: AccountName, from: StoredToken, to: Pick<StoredToken, 'token' | 'receivedAt'>): Promise<boolean>;
  /** Forgets all tokens. Answers how many there were. */
  dropAll(): Promise<number>;
}
