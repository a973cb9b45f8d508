import type { TurnContext } from 'botbuilder';
import { conversationOf } from './company.ts';
import { connectorOf } from './connector-of.ts';

/** Whether the bot takes part in a turn's conversation: with the sender and nobody else, among others, or not at all. */
export type Presence = 'alone' | 'among-others' | 'absent';

export type PresenceOf = (context: TurnContext) => Promise<Presence>;

const LIMIT_MS = 3000;
/** The smallest page that Teams gives. */
const PAGE_SIZE = 50;

/**
 * Asks the roster, as Teams' "Request to install your conversational bot" advises: a message extension is used where the bot
 * was never added, between two people too, whose chat calls itself personal just as the bot's own does.
 */
export function createPresence(deadline: (ms: number) => AbortSignal): PresenceOf {
  return async (context) => {
    const { conversations } = connectorOf(context);
    // Its type wants a token even for the first page, which has none.
    const page = { pageSize: PAGE_SIZE, abortSignal: deadline(LIMIT_MS), continuationToken: undefined as never };
    try {
      const { members, continuationToken } = await conversations.getConversationPagedMembers(
        conversationOf(context.activity),
        page,
      );
      return members?.length === 1 && !continuationToken ? 'alone' : 'among-others';
    } catch (error) {
      // Who takes part cannot be told then, which is for whoever asks about that to say.
      return isNotThere(error) ? 'absent' : 'among-others';
    }
  };
}

/** Teams refuses a roster to a bot that is not in it. */
export const isNotThere = (error: unknown): boolean => (error as { code?: string }).code === NOT_IN_ROSTER;

/** Source: Teams' "Status codes from bot APIs". */
const NOT_IN_ROSTER = 'BotNotInConversationRoster';
