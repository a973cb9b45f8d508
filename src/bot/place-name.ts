import { TeamsInfo, type TurnContext } from 'botbuilder';
import { conversationOf } from './company.ts';

/** What its people call the conversation of a turn; nothing for a personal chat, and where Teams does not tell. */
export type PlaceName = (context: TurnContext) => Promise<string | undefined>;

const LIMIT_MS = 1500;

/**
 * Messages carry a group chat's name, and of a channel ids alone: those are asked for. A team's first channel has no name of
 * its own there. Source: "Get team details" and "Get the list of channels in a team" of Teams' bot documentation.
 */
export function createPlaceName(deadline: (ms: number) => AbortSignal): PlaceName {
  return async (context) => {
    const { activity } = context;
    const { conversationType, name } = activity.conversation;
    if (conversationType === 'personal') return undefined;
    if (!activity.channelData?.team?.id) return name || undefined;
    const tooLate = new Promise<undefined>((resolve) => {
      deadline(LIMIT_MS).addEventListener('abort', () => resolve(undefined), { once: true });
    });
    return await Promise.race([channelName(context), tooLate]).catch(() => undefined);
  };
}

async function channelName(context: TurnContext): Promise<string | undefined> {
  const [team, channels] = await Promise.all([TeamsInfo.getTeamDetails(context), TeamsInfo.getTeamChannels(context)]);
  const channel = channels.find(({ id }) => id === conversationOf(context.activity));
  return [team.name, channel?.name].filter(Boolean).join(' › ') || undefined;
}
