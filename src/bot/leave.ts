import type { Activity, TurnContext } from 'botbuilder';
import type { Card } from '../cards/card.ts';
import type { Leaving, Left } from '../dialogs/stage.ts';
import type { Agent } from '../domain/agent.ts';
import { cardMessage } from './outlets.ts';
import type { TurnsNeeds } from './turns.ts';

type Leave = (card: Card, leaving: Leaving, by: Agent) => Promise<Left>;

/** Leaves a card in the conversation around a dialog where that may hear of it, else in the agent's personal chat. */
export const createLeave =
  (
    { hearingOf, log }: Pick<TurnsNeeds, 'hearingOf' | 'log'>,
    context: TurnContext,
    sendElsewhere: (message: Partial<Activity>, by: Agent) => Promise<boolean>,
  ): Leave =>
  async (card, { about, privately, lead }, by) => {
    try {
      const around = await hearingOf(context);
      if (!privately && !around.isAbsent && about.every(around.hears)) {
        const sent = await context.sendActivity(cardMessage(card));
        return { where: 'here', ...(sent?.id && { messageId: sent.id }) };
      }
      return { where: (await sendElsewhere(cardMessage(card, lead), by)) ? 'personally' : 'nowhere' };
    } catch (error) {
      // What was done is done: that Teams took no card of it is no reason to say that it failed.
      log.failed(error, 'a card that was left behind');
      return { where: 'nowhere' };
    }
  };
