import type { Activity } from 'botbuilder';
import type { Place } from '../domain/following.ts';
import { conversationOf } from './company.ts';

/** Where an activity came from, as it takes to speak there again. The server has let it in by its service URL. */
export function placeOf(activity: Activity): Place {
  const { conversation, channelData, channelId, serviceUrl, recipient } = activity;
  const tenantId = conversation.tenantId ?? channelData?.tenant?.id;
  const teamId = channelData?.team?.id;
  return {
    conversationId: conversationOf(activity),
    kind: kindOf(conversation.conversationType),
    serviceUrl,
    channelId,
    botId: recipient?.id ?? '',
    ...(tenantId && { tenantId }),
    ...(teamId && { teamId }),
  };
}

const kindOf = (conversationType: string | undefined): Place['kind'] =>
  conversationType === 'personal' || conversationType === 'channel' ? conversationType : 'group';
