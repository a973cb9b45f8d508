import type { TurnContext } from 'botbuilder';
import { type Audiences, alone, type Hearing } from '../services/access/audiences.ts';
import { type Companies, conversationOf } from './company.ts';
import type { PresenceOf } from './presence.ts';

/** What a turn's conversation may hear; another one when it is named. */
export type HearingOf = (context: TurnContext, conversationId?: string) => Promise<Hearing>;

export interface HearingsNeeds {
  readonly companies: Companies;
  readonly audiences: Audiences;
  readonly presenceOf: PresenceOf;
}

export function createHearings({ companies, audiences, presenceOf }: HearingsNeeds): HearingOf {
  /** Where a message extension is used: be it called personal, others may read there, and the bot may not be in it. */
  const beside = async (context: TurnContext, own: string): Promise<Hearing | undefined> => {
    const presence = await presenceOf(context);
    if (presence === 'absent') return { ...(await audiences.of(own, 'unknown')), isAbsent: true };
    return presence === 'alone' && isPersonal(context) ? alone(own) : undefined;
  };

  return async (context, conversationId) => {
    const own = conversationOf(context.activity);
    const where = conversationId ?? own;
    const isExtension = context.activity.name?.startsWith('composeExtension/') === true;
    if (isExtension && where === own) {
      const known = await beside(context, own);
      if (known) return known;
    } else if (!conversationId && isPersonal(context)) return alone(own);
    return await audiences.of(where, await companies.of(context, where));
  };
}

const isPersonal = ({ activity }: TurnContext): boolean => activity.conversation.conversationType === 'personal';
