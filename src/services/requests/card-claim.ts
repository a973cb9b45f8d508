import type { FiledRequest, RequestCard } from '../../domain/filed-request.ts';
import type { Place } from '../../domain/following.ts';
import type { RequestBook } from '../desk-ports.ts';
import { POSTING_LIMIT_MS } from '../outages/posting-claim.ts';

/**
 * `ours` to post; `taken`: somebody is at it right now; `there`: it stands there already.
 */
export type CardClaimed = 'ours' | 'taken' | 'there';

/**
 * The one card of a request in a conversation, whoever posts it: noted before Teams is called, so that of several one posts.
 * Who dies between the call and the message's id leaves a card that nobody knows: it is posted once more, and the unknown
 * one is taken up again when somebody presses "Refresh" on it.
 */
export interface CardClaim {
  claim(requestId: string, place: Place): Promise<CardClaimed>;
  /** Still at it. */
  stillPosting(requestId: string, place: Place): Promise<void>;
  /** Nothing was posted. */
  release(requestId: string, place: Place): Promise<void>;
  /** It stands there, with so many events shown; its id is absent where Teams did not tell it. */
  posted(requestId: string, card: RequestCard): Promise<void>;
  /** A message of ours that shows the request where it began: edited from now on, whatever it showed last. */
  takeUp(request: FiledRequest, messageId: string): Promise<void>;
}

export function createCardClaim(requests: Pick<RequestBook, 'change'>, clock: () => Date): CardClaim {
  const claimAt =
    ({ conversationId }: Place) =>
    (card: RequestCard): boolean =>
      card.claimedAt !== undefined && card.place.conversationId === conversationId;

  /** With these cards in place of the claim, and of those with the same message. */
  const instead = (request: FiledRequest, place: Place, ...cards: readonly RequestCard[]): FiledRequest => {
    const isClaim = claimAt(place);
    const others = (request.cards ?? []).filter(
      (one) => !isClaim(one) && !cards.some(({ messageId }) => messageId && messageId === one.messageId),
    );
    return { ...request, cards: [...others, ...cards] };
  };

  return {
    async claim(requestId, place) {
      let claimed: CardClaimed = 'taken';
      const now = clock();
      await requests.change(requestId, (request) => {
        const here = (request.cards ?? []).filter((card) => card.place.conversationId === place.conversationId);
        const isThere = here.some(({ claimedAt }) => claimedAt === undefined);
        const isTaken = here.some(({ claimedAt }) => claimedAt && isFresh(claimedAt, now));
        claimed = isThere ? 'there' : isTaken ? 'taken' : 'ours';
        return claimed === 'ours' ? instead(request, place, { place, shown: 0, claimedAt: now }) : undefined;
      });
      return claimed;
    },
    async stillPosting(requestId, place) {
      await requests.change(requestId, (request) =>
        request.cards?.some(claimAt(place))
          ? instead(request, place, { place, shown: 0, claimedAt: clock() })
          : undefined,
      );
    },
    async release(requestId, place) {
      await requests.change(requestId, (request) => instead(request, place));
    },
    async posted(requestId, card) {
      await requests.change(requestId, (request) => instead(request, card.place, card));
    },
    async takeUp({ id, place }, messageId) {
      if (!place) return;
      await requests.change(id, (request) => {
        const isKnown = request.cards?.some((card) => card.messageId === messageId);
        return isKnown ? undefined : { ...request, cards: [...(request.cards ?? []), { place, messageId, shown: 0 }] };
      });
    },
  };
}

const isFresh = (since: Date, now: Date): boolean => now.getTime() - since.getTime() < POSTING_LIMIT_MS;
