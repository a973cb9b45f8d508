import type { ColumnType } from 'kysely';
import type { RequestProgress } from '../../../domain/filed-request.ts';

/** What `0021-request-drafts` and `0022-service-requests` make. The JSON holds moments as text: see `moments-in.ts`. */
export interface RequestTables {
  readonly request_draft: {
    readonly id: string;
    /** Tenant id and object id. */
    readonly agent_id: string;
    readonly draft: ColumnType<unknown, string, string>;
    readonly changed_at: Date;
  };
  readonly service_request: {
    /** The draft's. */
    readonly id: string;
    /** In small letters. */
    readonly tenant_id: string;
    /** Microsoft's ids in capitals. */
    readonly incident_ids: string[];
    /** Tenant ids and object ids of who filed it, and of who follows. */
    readonly hearer_ids: string[];
    readonly progress: RequestProgress;
    readonly is_open: boolean;
    /** Something is still to come: see `isToBeFollowed`. */
    readonly is_followed: boolean;
    readonly request: ColumnType<unknown, string, string>;
    readonly begun_at: Date;
    /** When the last event of its history was. */
    readonly changed_at: Date;
    /** Since when somebody is at sending it; null when nobody is. */
    readonly claimed_at: Date | null;
  };
}
