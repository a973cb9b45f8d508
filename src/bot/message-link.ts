import type { Place } from '../domain/following.ts';

/**
 * Where a message is found, as an address that Teams opens. Source: "Create deep links to a message in a channel or chat"
 * of Teams' documentation. A personal chat's own id is not one that links take, so it leads to the chats.
 */
export function messageLink(
  teamsWeb: string,
  { conversationId, kind, tenantId, teamId }: Place,
  messageId: string,
): string {
  if (kind === 'personal') return `${teamsWeb}/l/chat`;
  const where = `${teamsWeb}/l/message/${encodeURIComponent(conversationId)}/${encodeURIComponent(messageId)}`;
  const query = new URLSearchParams({
    ...(tenantId && { tenantId }),
    ...(teamId && { groupId: teamId }),
    ...(kind === 'channel' ? { parentMessageId: messageId } : { context: '{"contextType":"chat"}' }),
  });
  return `${where}?${query}`;
}
