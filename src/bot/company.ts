import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Company } from '../services/access/audiences.ts';
import { connectorOf } from './connector-of.ts';

export interface CompanyNeeds {
  readonly partnerTenantId: string;
  readonly clock: () => Date;
  readonly deadline: (ms: number) => AbortSignal;
  readonly onFailure: (error: unknown) => void;
}

export interface Companies {
  /** Asked once a day, and anew after `forget`. Never fails. */
  of(context: TurnContext, conversationId: string): Promise<Company>;
  /** Somebody came or went, or a channel was shared: whom the activity is about is asked for again. */
  forget(activity: Activity): void;
}

const KEPT_MS: Readonly<Record<Company, number>> = { ours: 24 * 3600_000, mixed: 24 * 3600_000, unknown: 60_000 };
const MOST_KEPT = 5000;
const LIMIT_MS = 3000;
const PAGE_SIZE = 500;
const MOST_PAGES = 50;

/** Source: Teams' "Get paged conversation members". Who has no tenant is nobody of ours. */
const Members = z.object({
  members: z.array(z.looseObject({ tenantId: z.string().nullish(), userRole: z.string().nullish() })),
  continuationToken: z.string().nullish(),
});

/** A channel without its thread, so that all threads of a channel are one. */
export const conversationOf = ({ conversation }: Activity): string => conversation.id.split(';')[0] ?? '';

/** Who takes part in channels and group chats, by their rosters: guests and other tenants' people read along. */
export function createCompanies({ partnerTenantId, clock, deadline, onFailure }: CompanyNeeds): Companies {
  interface Known {
    readonly at: number;
    readonly teamId: string | undefined;
    readonly company: Promise<Company>;
  }
  const known = new Map<string, Known>();

  async function ask(context: TurnContext, conversationId: string): Promise<Company> {
    const { conversations } = connectorOf(context);
    const abortSignal = deadline(LIMIT_MS);
    let next: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      // Its type wants a token even for the first page, which has none.
      const options = { pageSize: PAGE_SIZE, abortSignal, continuationToken: next as string };
      const answer = Members.parse(await conversations.getConversationPagedMembers(conversationId, options));
      if (!answer.members.every((member) => isOurs(member, partnerTenantId))) return 'mixed';
      if (!answer.continuationToken) return 'ours';
      next = answer.continuationToken;
    }
    throw new Error(`the roster goes on after ${MOST_PAGES} pages`);
  }

  return {
    async of(context, conversationId) {
      const now = clock().getTime();
      const before = known.get(conversationId);
      if (before && now - before.at < KEPT_MS[await before.company]) return await before.company;
      const company = ask(context, conversationId).catch((error: unknown): Company => {
        onFailure(error);
        return 'unknown';
      });
      const [oldest] = known.keys();
      if (known.size >= MOST_KEPT && oldest !== undefined) known.delete(oldest);
      known.set(conversationId, { at: now, teamId: context.activity.channelData?.team?.id, company });
      return await company;
    },
    forget(activity) {
      const { team, channel } = activity.channelData ?? {};
      const gone = new Set([conversationOf(activity), team?.id, channel?.id]);
      for (const [id, { teamId }] of known) if (gone.has(id) || (teamId && gone.has(teamId))) known.delete(id);
    },
  };
}

const isOurs = ({ tenantId, userRole }: z.infer<typeof Members>['members'][number], partnerTenantId: string): boolean =>
  tenantId?.toLowerCase() === partnerTenantId.toLowerCase() && !/^(guest|anonymous)$/i.test(userRole ?? '');
