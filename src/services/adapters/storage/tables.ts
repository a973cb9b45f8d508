import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AccessWay } from '../../../domain/access-way.ts';
import type { Agent } from '../../../domain/agent.ts';
import type { AzureWay } from '../../../domain/azure-reach.ts';
import type { CustomerRelation } from '../../../domain/customer.ts';
import type { FileRef } from '../../../domain/file.ts';
import type { RelationshipStatus } from '../../../domain/gdap.ts';
import type { HealthStatus } from '../../../domain/health-status.ts';
import type { OutageChange, OutageState } from '../../../domain/outage.ts';
import type { Classification, Phase } from '../../../domain/phase.ts';
import type { SourceName } from '../../../domain/service.ts';
import type { FailureKind } from '../../../domain/source-error.ts';
import type { AccountName, Audience } from '../../ports.ts';
import type { AuditTables } from './audit-tables.ts';
import type { CalendarTables } from './calendar-tables.ts';
import type { CommunicationTables } from './communication-tables.ts';
import type { FollowingTables } from './following-tables.ts';
import type { OwnTroubleTables } from './own-trouble-tables.ts';
import type { ReplyTables } from './reply-tables.ts';
import type { RequestTables } from './request-tables.ts';
import type { SignalTables } from './signal-tables.ts';

/** The schema as `migrations/` leave it. */
export interface Tables
  extends AuditTables,
    CalendarTables,
    CommunicationTables,
    FollowingTables,
    OwnTroubleTables,
    ReplyTables,
    RequestTables,
    SignalTables {
  readonly access_way: {
    readonly tenant_id: string;
    readonly way: AccessWay['way'];
    /** Why there is no way; null when there is one. */
    readonly failure: FailureKind | null;
    readonly tried_at: Date;
  };
  readonly account_token: {
    readonly account: AccountName;
    readonly object_id: string;
    readonly user_name: string;
    /** See `key-ring.ts`. */
    readonly sealed: string;
    readonly received_at: Date;
    /** Until when one replica alone may renew it. */
    readonly claimed_until: Date | null;
  };
  readonly audience: {
    /** Without thread. */
    readonly conversation_id: string;
    readonly kind: Audience['kind'];
    /** Null for kinds without a tag. */
    readonly tag_key: string | null;
    readonly tag_name: string | null;
    readonly tenant_ids: ColumnType<readonly string[], string, string>;
    readonly approved_at: Date;
    /** Tenant id and object id, for whoever has to find out. */
    readonly approved_by: string;
  };
  readonly azure_alert_path: {
    readonly tenant_id: string;
    /** SHA-256 of the secret, which only the address itself has. */
    readonly secret_hash: string;
    readonly subscription_ids: string[];
    readonly since: Date;
  };
  readonly azure_way: {
    readonly tenant_id: string;
    readonly way: AzureWay['way'];
    /** Why there is no way; null when there is one. */
    readonly failure: FailureKind | null;
    readonly tried_at: Date;
  };
  readonly bot_state: {
    readonly key: string;
    /** A new number from one sequence at every write, so that a deleted and recreated item never looks unchanged. */
    readonly etag: GeneratedAlways<string>;
    readonly data: ColumnType<object, string, string>;
    readonly updated_at: Date;
  };
  readonly deed: {
    readonly key: string;
    readonly by_name: string;
    /** Tenant id and object id, for whoever has to find out. */
    readonly by_id: string;
    readonly begun_at: Date;
    readonly is_done: boolean;
  };
  readonly file_link: {
    /** SHA-256 of the token, which only the link itself has. */
    readonly token_hash: string;
    readonly file: ColumnType<FileRef, string, string>;
    readonly agent: ColumnType<Agent, string, string>;
    readonly locale: string;
    readonly expires_at: Date;
    readonly used_at: Date | null;
  };
  readonly customer: {
    readonly tenant_id: string;
    readonly name: string;
    readonly domain: string;
    readonly relations: ColumnType<CustomerRelation[], CustomerRelation[] | undefined>;
    readonly seen_at: Date;
  };
  readonly customer_tag: {
    readonly tenant_id: string;
    readonly key: string;
    /** As it was first typed. */
    readonly name: string;
    readonly tagged_at: Date;
    /** Tenant id and object id, for whoever has to find out. */
    readonly tagged_by: string;
  };
  readonly access_assignment: {
    readonly relationship_id: string;
    readonly group_id: string;
    readonly tenant_id: string;
    readonly role_ids: string[];
    readonly is_active: boolean;
  };
  readonly gdap_relationship: {
    readonly id: string;
    readonly tenant_id: string;
    readonly name: string;
    readonly status: RelationshipStatus;
    readonly ends_at: Date | null;
    readonly auto_extends: boolean;
    readonly role_ids: string[];
    /** The beginning of the reading that brought it as it is. */
    readonly seen_at: Date;
    /** How often its assignments have changed. */
    readonly assigned: Generated<number>;
  };
  readonly offboarding: {
    readonly tenant_id: string;
    readonly offboarded_at: Date;
  };
  readonly left_customer: {
    readonly tenant_id: string;
    readonly left_at: Date;
  };
  readonly incident_state: {
    readonly tenant_id: string;
    readonly incident_id: string;
    readonly status: HealthStatus;
    /** Null where it was noted before phases were. */
    readonly phase: Phase | null;
    readonly noted_at: Date;
    readonly worsened_at: Date | null;
  };
  readonly outage: {
    /** Microsoft's id in capitals. */
    readonly id: string;
    readonly source: SourceName;
    readonly state: OutageState;
    readonly classification: Classification;
    readonly phase: Phase;
    readonly status: HealthStatus;
    readonly is_open: boolean;
    readonly updated_at: Date;
    readonly posts: number;
    /** The incident as last told, as JSON. */
    readonly incident: ColumnType<object, string, string>;
    readonly first_seen_at: Date;
    readonly read_at: Date;
    /** Null while it is open or vanished. */
    readonly ended_at: Date | null;
  };
  readonly outage_change: {
    readonly id: GeneratedAlways<string>;
    readonly outage_id: string;
    readonly transition: OutageChange['transition'];
    readonly at: Date;
    readonly tenant_ids: string[];
  };
  readonly exposure: {
    readonly outage_id: string;
    readonly tenant_id: string;
    readonly source: SourceName;
    readonly status: HealthStatus;
    readonly since: Date;
    /** When it last changed; while it is live the source's last answer is what has told it. */
    readonly seen_at: Date;
    readonly ended_at: Date | null;
    readonly missing_since: Date | null;
  };
  readonly source_look: {
    readonly tenant_id: string;
    readonly source: SourceName;
    readonly answered_at: Date | null;
    readonly failure: FailureKind | null;
    /** Of what was last told: while it stays the same there is nothing to write. */
    readonly digest: string | null;
    readonly service_ids: string[];
  };
  readonly question_asked: {
    readonly source: SourceName;
    readonly service_id: string;
    readonly service_name: Generated<string>;
    readonly tenant_id: string;
    /** A digest that tells agents apart. */
    readonly asked_by: string;
    readonly asked_at: Date;
  };
  readonly turn: {
    readonly key: string;
    readonly claimed_at: Date;
    readonly claimed_by: string;
    readonly done_at: Date | null;
  };
}
