import type { Activity, CloudAdapter, ConversationParameters, TurnContext } from 'botbuilder';

/** Sends a message to the person who asks, in their own chat with the bot. */
export async function sendToPersonalChat(
  context: TurnContext,
  appId: string,
  message: Partial<Activity>,
): Promise<void> {
  const { from, recipient, conversation, channelData, channelId, serviceUrl } = context.activity;
  const parameters: Partial<ConversationParameters> = {
    isGroup: false,
    bot: recipient,
    members: [from],
    tenantId: conversation.tenantId ?? channelData?.tenant?.id,
  };
  const adapter = context.adapter as CloudAdapter;
  await adapter.createConversationAsync(
    appId,
    channelId,
    serviceUrl,
    '',
    parameters as ConversationParameters,
    async (personal) => void (await personal.sendActivity(message)),
  );
}
