import type { Activity, TurnContext } from 'botbuilder';
import type { Agent } from '../domain/agent.ts';
import type { RefusalKind } from '../domain/permit.ts';
import { conversationOf } from './company.ts';
import type { Member, Roster } from './roster.ts';

/** Who sent an activity, or why they are not dealt with. */
export type Sender =
  | { readonly agent: Agent; readonly refusal?: undefined }
  | { readonly agent?: undefined; readonly refusal: Extract<RefusalKind, 'stranger' | 'cannot-tell'> };

export type SenderOf = (context: TurnContext) => Promise<Sender>;

export interface SenderNeeds {
  /** Tenants whose people may use the bot, by id. */
  readonly allowedTenants: readonly string[];
  readonly roster: Roster;
  readonly clock: () => Date;
  readonly onFailure: (error: unknown) => void;
}

/** As long as a role is believed: whoever leaves is a stranger by then. */
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 5000;

/**
 * The sender as the conversation's roster knows them: a conversation of ours may have members of other tenants, and
 * guests, whose activities are signed just as well. Asked once for each person and conversation, and kept five minutes.
 */
export function createSenders({ allowedTenants, roster, clock, onFailure }: SenderNeeds): SenderOf {
  const allowed = new Set(allowedTenants.map((id) => id.toLowerCase()));
  const isAllowed = (tenantId: string | undefined) => tenantId !== undefined && allowed.has(tenantId.toLowerCase());
  const kept = new Map<string, { readonly until: number; readonly sender: Promise<Sender> }>();

  const ask = async (context: TurnContext): Promise<Sender> => {
    const { aadObjectId } = context.activity.from;
    const member = await roster(context);
    const stranger = !member || isGuest(member) || !isAllowed(member.tenantId);
    const objectId = member?.objectId ?? aadObjectId;
    if (stranger || !objectId || (aadObjectId && aadObjectId !== objectId)) return STRANGER;
    return { agent: { objectId, tenantId: member.tenantId, name: member.name ?? context.activity.from.name } };
  };

  const keep = (key: string, context: TurnContext): Promise<Sender> => {
    const sender = ask(context).catch((error: unknown): Sender => {
      kept.delete(key);
      onFailure(error);
      return CANNOT_TELL;
    });
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.delete(key);
    kept.set(key, { until: clock().getTime() + KEPT_MS, sender });
    return sender;
  };

  return async (context) => {
    const { activity } = context;
    if (!isAllowed(tenantOf(activity))) return STRANGER;
    const key = [conversationOf(activity), activity.from.id, activity.from.aadObjectId].join(' ');
    const known = kept.get(key);
    return await (known && known.until > clock().getTime() ? known.sender : keep(key, context));
  };
}

/** On this machine alone nobody is authenticated, and everybody is taken for one of the partner's own. */
export const localSender =
  (partnerTenantId: string): SenderOf =>
  async ({ activity: { from } }) => ({
    agent: { objectId: from.aadObjectId ?? from.id, tenantId: partnerTenantId, name: from.name ?? '' },
  });

const STRANGER: Sender = { refusal: 'stranger' };
const CANNOT_TELL: Sender = { refusal: 'cannot-tell' };

/** The conversation's tenant, which is where the bot is installed. */
const tenantOf = ({ conversation, channelData }: Activity): string | undefined =>
  conversation.tenantId ?? channelData?.tenant?.id;

/** A guest's account lives in the tenant that invited them, so that the tenant alone would not tell. */
const isGuest = ({ role, principalName }: Member): boolean =>
  role === 'guest' || role === 'anonymous' || principalName?.includes('#ext#') === true;
