import type { ColumnType, GeneratedAlways } from 'kysely';
import type { HealthStatus } from '../../../domain/health-status.ts';

/** The schema as `migrations/` leave it. */
export interface Tables {
  readonly bot_state: {
    readonly key: string;
    /** A new number from one sequence at every write, so that a deleted and recreated item never looks unchanged. */
    readonly etag: GeneratedAlways<string>;
    readonly data: ColumnType<object, string, string>;
    readonly updated_at: Date;
  };
  readonly customer: {
    readonly tenant_id: string;
    readonly name: string;
    readonly domain: string;
    readonly seen_at: Date;
  };
  readonly incident_state: {
    readonly tenant_id: string;
    readonly incident_id: string;
    readonly status: HealthStatus;
    readonly noted_at: Date;
    readonly worsened_at: Date | null;
  };
  readonly turn: {
    readonly key: string;
    readonly claimed_at: Date;
    readonly claimed_by: string;
    readonly done_at: Date | null;
  };
}
