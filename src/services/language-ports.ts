import type { Agent } from '../domain/agent.ts';

/** The languages that channels and group chats have been given, for all who read there. */
export interface ConversationLanguages {
  /** BCP 47 tags by conversation id without thread; those without a language of their own are left out. */
  of(conversationIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Without a language, everybody reads their own there again. */
  choose(conversationId: string, language: string | undefined, by: Agent, at: Date): Promise<void>;
}
