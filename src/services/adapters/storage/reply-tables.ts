import type { ColumnType } from 'kysely';
import type { Agent } from '../../../domain/agent.ts';
import type { ReplyKind, ReplyTone } from '../../../domain/reply.ts';

/** What `0026-replies` makes. */
export interface ReplyTables {
  readonly reply_manner: {
    /** In small letters. */
    readonly tenant_id: string;
    readonly language: string;
    readonly zone: string;
    readonly tone: ReplyTone;
    readonly changed_at: Date;
    /** Tenant id and object id, for whoever has to find out. */
    readonly changed_by: string;
  };
  readonly taken_reply: {
    readonly id: string;
    /** In small letters. */
    readonly tenant_id: string;
    /** In capitals. */
    readonly incident_id: string;
    readonly kind: ReplyKind;
    readonly language: string;
    readonly subject: string;
    readonly text: string;
    readonly agent: ColumnType<Agent, string, string>;
    readonly taken_at: Date;
  };
}
