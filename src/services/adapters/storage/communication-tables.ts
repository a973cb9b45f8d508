import type { ColumnType } from 'kysely';
import type { SourceName } from '../../../domain/service.ts';
import type { FailureKind } from '../../../domain/source-error.ts';

/** Written as text, read as what it says, with its moments as text: see `moments-in.ts`. */
type Json = ColumnType<unknown, string, string>;

/** What `0024-communications` makes. */
export interface CommunicationTables {
  readonly communication: {
    /** Microsoft's id, in capitals. */
    readonly id: string;
    readonly facts: Json;
    /** By Microsoft's word. */
    readonly updated_at: Date;
    readonly revision: number;
    readonly first_seen_at: Date;
    /** When anybody was last told of it, to within a day. */
    readonly seen_at: Date;
  };
  readonly communication_revision: {
    readonly communication_id: string;
    readonly revision: number;
    readonly at: Date;
    readonly facts: Json;
  };
  /** Who is told of it now; tenant ids in small letters. */
  readonly communication_at: {
    readonly communication_id: string;
    readonly tenant_id: string;
    readonly source: SourceName;
  };
  readonly communication_reading: {
    readonly tenant_id: string;
    readonly source: SourceName;
    readonly read_at: Date | null;
    readonly failure: FailureKind | null;
  };
  readonly communication_told: {
    readonly following_id: string;
    readonly communication_id: string;
    readonly told: Json;
  };
}
