import type { TurnContext } from 'botbuilder';
import { type Audiences, alone, type Hearing } from '../services/access/audiences.ts';
import { type Companies, conversationOf } from './company.ts';

/** What a turn's conversation may hear; another one when it is named. */
export type HearingOf = (context: TurnContext, conversationId?: string) => Promise<Hearing>;

export function createHearings(needs: { readonly companies: Companies; readonly audiences: Audiences }): HearingOf {
  const { companies, audiences } = needs;
  return async (context, conversationId) => {
    const { activity } = context;
    const own = conversationOf(activity);
    if (!conversationId && activity.conversation.conversationType === 'personal') return alone(own);
    const where = conversationId ?? own;
    return await audiences.of(where, await companies.of(context, where));
  };
}
