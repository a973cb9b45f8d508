import type { ColumnType, GeneratedAlways } from 'kysely';
import type { AuditDeed, AuditDetails, AuditOutcome, Authority } from '../../../domain/audit.ts';

/** What `0023-audit` makes. Its triggers let a row be linked once, and nothing else. */
export interface AuditTables {
  readonly audit_row: {
    readonly id: string;
    /** In which order they came; has gaps. */
    readonly came: GeneratedAlways<string>;
    readonly at: Date;
    readonly correlation_id: string;
    readonly deed: AuditDeed;
    readonly outcome: AuditOutcome;
    readonly authority: Authority;
    readonly tenant_id: string | null;
    readonly person_seal: string | null;
    readonly details: ColumnType<AuditDetails, string, never>;
    /** Null until it is linked. */
    readonly position: string | null;
    readonly hash: string | null;
  };
  /** Whose deed a row tells. Deleting it erases the person, and leaves the chain whole. */
  readonly audit_person: {
    readonly row_id: string;
    /** In small letters, as the object id. */
    readonly tenant_id: string;
    readonly object_id: string;
    readonly name: string;
    readonly salt: string;
    /** The row's. */
    readonly at: Date;
  };
  readonly audit_head: {
    readonly is_only: true;
    readonly position: string;
    readonly hash: string;
    readonly signed_at: Date;
    readonly key_id: string | null;
    readonly signature: string | null;
  };
}
