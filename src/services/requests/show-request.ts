import type { Agent } from '../../domain/agent.ts';
import type { Customer } from '../../domain/customer.ts';
import type { FiledRequest, RequestCard } from '../../domain/filed-request.ts';
import type { Place } from '../../domain/following.ts';
import { AnnounceError } from '../announce-ports.ts';
import { POSTING_LIMIT_MS } from '../outages/posting-claim.ts';
import type { TellRequestNeeds } from './tell-request.ts';

export interface ShowRequestNeeds
  extends Pick<
    TellRequestNeeds,
    'requests' | 'cardClaim' | 'whileClaimed' | 'announcer' | 'press' | 'hearingAt' | 'clock' | 'onFailure'
  > {
  readonly maySee: (agent: Agent, customer: Customer) => Promise<boolean>;
}

/**
 * The cards of a request: one in the conversation where it began, posted once, and the one that was made of the form. Both are
 * edited when something has happened since.
 */
export function createShowRequest({ requests, announcer, press, hearingAt, clock, ...needs }: ShowRequestNeeds) {
  const { cardClaim, whileClaimed } = needs;
  const keep = (request: FiledRequest, messageId: string | undefined, card: RequestCard | undefined) =>
    requests.change(request.id, (now) => ({
      ...now,
      cards: [...(now.cards ?? []).filter((one) => one.messageId !== messageId), ...(card ? [card] : [])],
    }));

  async function mayHear(place: Place, request: FiledRequest, customer: Customer): Promise<boolean> {
    if (place.kind === 'personal') return await needs.maySee(request.packet.by, customer);
    const { company, hears } = await hearingAt(place);
    if (company === 'unknown') throw new AnnounceError('later', 'who is in the conversation cannot be found out');
    return hears(customer);
  }

  async function post(request: FiledRequest, place: Place, customer: Customer): Promise<void> {
    const announcement = press.card(request, true, clock());
    if (!announcement || !(await mayHear(place, request, customer))) return;
    const { id } = request;
    const claimed = await cardClaim.claim(id, place);
    if (claimed === 'there') return;
    if (claimed === 'taken') throw new AnnounceError('later', 'somebody else is posting it', POSTING_LIMIT_MS);
    const posted = await whileClaimed(
      () => cardClaim.stillPosting(id, place),
      () => announcer.post(place, announcement),
    ).catch(async (error: unknown) => {
      await cardClaim.release(id, place);
      throw error;
    });
    await cardClaim.posted(id, { place, ...posted, shown: request.history.length });
  }

  async function edit(request: FiledRequest, card: RequestCard, customer: Customer): Promise<void> {
    const { place, messageId } = card;
    if (!messageId) return;
    const may = await mayHear(place, request, customer);
    const announcement = may ? press.card(request, place.kind !== 'personal', clock()) : press.withdrawn(request);
    if (!announcement) return;
    try {
      await announcer.edit(place, messageId, announcement);
      await keep(request, messageId, may ? { ...card, shown: request.history.length } : undefined);
    } catch (error) {
      if (!(error instanceof AnnounceError) || error.kind === 'later') throw error;
      // Deleted, or we are not there any more: the next news has one of its own.
      await keep(request, messageId, undefined);
      needs.onFailure(error, request);
    }
  }

  return async (request: FiledRequest, customer: Customer): Promise<void> => {
    const { place, history, cards = [] } = request;
    for (const card of cards) if (card.shown < history.length) await edit(request, card, customer);
    const isThere = cards.some(
      (card) => card.place.conversationId === place?.conversationId && card.claimedAt === undefined,
    );
    if (!place || place.kind === 'personal' || isThere) return;
    await post(request, place, customer).catch((error: unknown) => {
      if (!(error instanceof AnnounceError) || error.kind === 'later') throw error;
      needs.onFailure(error, request);
    });
  };
}
