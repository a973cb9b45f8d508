import type { ColumnType } from 'kysely';
import type { Agent } from '../../../domain/agent.ts';
import type { SignalAnswer } from '../../../domain/early-signal.ts';
import type { SourceName } from '../../../domain/service.ts';

/** What `0018-early-signals` makes. */
export interface SignalTables {
  readonly early_signal: {
    readonly id: string;
    readonly source: SourceName;
    readonly service_id: string;
    readonly service_name: string;
    readonly raised_at: Date;
    readonly tenant_ids: string[];
    /** Microsoft's id. */
    readonly published_as: string | null;
    /** Null while it stands. */
    readonly ended_at: Date | null;
  };
  readonly signal_voice: {
    readonly signal_id: string;
    readonly following_id: string;
    /** Tenant id and object id. */
    readonly agent_id: string;
    readonly agent: ColumnType<Agent, string, string>;
    readonly says: SignalAnswer;
    readonly at: Date;
  };
}
