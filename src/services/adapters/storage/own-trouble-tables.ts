import type { Generated } from 'kysely';
import type { OwnTroubleKind } from '../../../domain/own-trouble.ts';
import type { FailureKind } from '../../../domain/source-error.ts';

/** What `0019-own-troubles` makes. */
export interface OwnTroubleTables {
  readonly own_trouble: {
    readonly id: Generated<string>;
    readonly kind: OwnTroubleKind;
    readonly since: Date;
    readonly failed_at: Date;
    readonly tries: number;
    readonly why: string;
    readonly raised_at: Date | null;
    /** Of each kind one row at most has none. */
    readonly ended_at: Date | null;
  };
  readonly own_notice: {
    readonly trouble_id: string;
    readonly notice: string;
    readonly pager: string;
    readonly claimed_at: Date;
    readonly sent_at: Date | null;
  };
  readonly token_outcome: {
    readonly tenant_id: string;
    readonly at: Date;
    /** Null where there was a token. */
    readonly failure: FailureKind | null;
    readonly failing_since: Date | null;
  };
}
