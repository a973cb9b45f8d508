import type { ConversationParameters, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { conversationOf } from './company.ts';
import { connectorOf } from './connector-of.ts';
import { isNotThere } from './presence.ts';

/** One member of a conversation, as Teams knows them. */
export interface Member {
  readonly objectId?: string | undefined;
  /** Their home tenant; a guest's is the one that invited them. */
  readonly tenantId: string;
  readonly name?: string | undefined;
  /** In lower case: `user`, `guest`, `anonymous`. */
  readonly role?: string | undefined;
  /** In lower case. */
  readonly principalName?: string | undefined;
}

/** The sender of a turn's activity, as a member of its conversation; nothing when they are none. */
export type Roster = (context: TurnContext) => Promise<Member | undefined>;

const LIMIT_MS = 3000;

/** Source: "Get member details" of Teams' bot documentation. The id goes by two names. */
const WireMember = z
  .looseObject({
    tenantId: z.string(),
    aadObjectId: z.string().nullish(),
    objectId: z.string().nullish(),
    name: z.string().nullish(),
    userRole: z.string().nullish(),
    userPrincipalName: z.string().nullish(),
    email: z.string().nullish(),
  })
  .transform(
    (wire): Member => ({
      objectId: wire.aadObjectId ?? wire.objectId ?? undefined,
      tenantId: wire.tenantId,
      name: wire.name ?? undefined,
      role: wire.userRole?.toLowerCase(),
      principalName: (wire.userPrincipalName ?? wire.email)?.toLowerCase(),
    }),
  );

/**
 * Asks the connector for the sender. A channel's own roster comes first, for shared channels have members who are not
 * in the team; where the channel has none of its own, the team's answers. A message extension is also used where the bot is
 * in no roster: then the sender's own chat with it tells who they are.
 */
export function createRoster(deadline: (ms: number) => AbortSignal): Roster {
  return async (context) => {
    const { from, channelData } = context.activity;
    const rosters = new Set([conversationOf(context.activity), channelData?.team?.id].filter(Boolean));
    const { conversations } = connectorOf(context);
    const abortSignal = deadline(LIMIT_MS);
    const memberOf = async (roster: string) =>
      await conversations.getConversationMember(roster, from.id, { abortSignal }).catch(unlessAbsent);
    try {
      for (const roster of rosters) {
        const member = await memberOf(roster);
        if (member) return WireMember.parse(member);
      }
      return undefined;
    } catch (error) {
      if (!isNotThere(error)) throw error;
      const { id } = await conversations.createConversation(personalChat(context), { abortSignal });
      const member = await memberOf(id);
      return member && WireMember.parse(member);
    }
  };
}

/** Opens no window: Teams answers with the chat that is there. */
function personalChat({ activity }: TurnContext): ConversationParameters {
  const { from, recipient, conversation, channelData } = activity;
  const tenantId = conversation.tenantId ?? channelData?.tenant?.id;
  const chat: Partial<ConversationParameters> = { isGroup: false, bot: recipient, members: [from], tenantId };
  return chat as ConversationParameters;
}

function unlessAbsent(error: unknown): undefined {
  if ((error as { statusCode?: number }).statusCode !== 404) throw error;
}
