import type { Following } from '../../domain/following.ts';
import type { CardBook, FollowingBook, OutagePress } from '../outage-ports.ts';
import type { Speak } from './speak.ts';

export interface LeadOnNeeds {
  readonly cards: Pick<CardBook, 'card'>;
  readonly followings: Pick<FollowingBook, 'following'>;
  readonly press: Pick<OutagePress, 'moved'>;
  readonly speak: Pick<Speak, 'edit'>;
  readonly linkTo: (following: Following, messageId: string) => string;
}

/**
 * Hears from which message a click on an outage's card came. Where that is a card posted twice (a worker died before it
 * knew that Teams had taken the first), the message is replaced by a link to the card that lives. Answers whether it was.
 */
export function createLeadOn({ cards, followings, press, speak, linkTo }: LeadOnNeeds) {
  return async (followingId: string, incidentId: string, clickedMessageId: string): Promise<boolean> => {
    const living = (await cards.card(followingId, incidentId))?.messageId;
    if (!living || living === clickedMessageId) return false;
    const following = await followings.following(followingId);
    if (!following) return false;
    const announcement = press.moved(following, linkTo(following, living));
    return (await speak.edit(following, clickedMessageId, { announcement })) === 'edited';
  };
}
