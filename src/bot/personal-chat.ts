import type { Activity, CloudAdapter, ConversationParameters, TurnContext } from 'botbuilder';

/** Sends a message to the person who asks, in their own chat with the bot. False where the bot is in no such chat. */
export async function sendToPersonalChat(
  context: TurnContext,
  appId: string,
  message: Partial<Activity>,
): Promise<boolean> {
  const { from, recipient, conversation, channelData, channelId, serviceUrl } = context.activity;
  const parameters: Partial<ConversationParameters> = {
    isGroup: false,
    bot: recipient,
    members: [from],
    tenantId: conversation.tenantId ?? channelData?.tenant?.id,
  };
  const adapter = context.adapter as CloudAdapter;
  try {
    await adapter.createConversationAsync(
      appId,
      channelId,
      serviceUrl,
      '',
      parameters as ConversationParameters,
      async (personal) => void (await personal.sendActivity(message)),
    );
    return true;
  } catch (error) {
    // Teams: not installed for that person, or blocked by them.
    if ((error as { statusCode?: number }).statusCode === 403) return false;
    throw error;
  }
}
