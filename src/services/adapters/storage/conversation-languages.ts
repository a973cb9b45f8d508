import type { ConversationLanguages } from '../../language-ports.ts';
import type { BotStorage } from './bot-storage.ts';

/** In the bot's state, with who decided it and when. */
export function createConversationLanguages(storage: BotStorage): ConversationLanguages {
  return {
    async of(conversationIds) {
      const items = await storage.read(conversationIds.map(keyOf));
      const chosen = conversationIds.map((id) => [id, items[keyOf(id)]?.language] as const);
      return new Map(chosen.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
    },
    async choose(conversationId, language, by, at) {
      await storage.write({ [keyOf(conversationId)]: { language, by, at: at.toISOString() } });
    },
  };
}

const keyOf = (conversationId: string): string => `languages/${conversationId}`;
