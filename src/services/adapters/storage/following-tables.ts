import type { ColumnType, Generated } from 'kysely';
import type { Agent } from '../../../domain/agent.ts';
import type { Following, Place, Wish } from '../../../domain/following.ts';
import type { LivingCard, ReplyKind } from '../../../domain/living-card.ts';
import type { FollowDraft } from '../../follow-ports.ts';
import type { FollowingChange } from '../../outage-ports.ts';

/** Written as text, read as what it says; dates within are ISO strings. */
type Json<Value> = ColumnType<Value, string, string>;

/** What `0011-followings`, `0014-follow-drafts` and `0016-reply-sent` make. */
export interface FollowingTables {
  readonly following: {
    readonly id: string;
    /** Without thread. */
    readonly conversation_id: string;
    readonly place: Json<Place>;
    readonly wish: Json<Wish>;
    readonly owner: Json<Agent>;
    readonly since: Date;
    readonly changed_at: Date;
    readonly owner_left_at: Date | null;
    readonly paused_at: Date | null;
    readonly paused_why: NonNullable<Following['paused']>['why'] | null;
    /** The last day of which a digest was sent. */
    readonly digest_day: string | null;
    /** Kept after its end, so that clicks on its cards still find where they belong. */
    readonly ended_at: Date | null;
  };
  readonly following_change: {
    readonly number: Generated<string>;
    readonly following_id: string;
    readonly conversation_id: string;
    readonly at: Date;
    readonly by_agent: ColumnType<Agent | null, string | null, never>;
    readonly deed: FollowingChange['deed'];
    readonly following: ColumnType<unknown, string, never>;
  };
  readonly living_card: {
    readonly following_id: string;
    readonly incident_id: string;
    readonly message_id: string | null;
    readonly posted_at: Date | null;
    readonly sent_digest: string | null;
    readonly sent_at: Date | null;
    readonly posting_since: Date | null;
    readonly told: ColumnType<unknown, string | null, string | null>;
    readonly acknowledged: ColumnType<unknown, string | null, string | null>;
    readonly assigned: ColumnType<unknown, string | null, string | null>;
    readonly muted: ColumnType<unknown, string | null, string | null>;
    readonly ended_at: LivingCard['endedAt'] | null;
  };
  readonly card_reply: {
    readonly following_id: string;
    readonly incident_id: string;
    readonly kind: ReplyKind;
    readonly key: string;
    /** Since when a worker is at it. */
    readonly at: Date;
    /** Null until Teams has taken it. */
    readonly sent_at: Date | null;
  };
  readonly follow_draft: {
    readonly id: string;
    readonly agent_id: string;
    readonly draft: Json<Omit<FollowDraft, 'at'>>;
    readonly at: Date;
  };
  readonly send_log: {
    /** A conversation, or a tenant. */
    readonly key: string;
    /** When calls left or will leave, in milliseconds since 1970, as far back as the longest limit looks. */
    readonly sent: Json<readonly number[]>;
    readonly last_at: Date;
  };
}
