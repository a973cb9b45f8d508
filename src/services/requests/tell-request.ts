import type { Agent } from '../../domain/agent.ts';
import type { Customer } from '../../domain/customer.ts';
import { type FiledRequest, hearersOf } from '../../domain/filed-request.ts';
import type { Place } from '../../domain/following.ts';
import { newsFor } from '../../domain/request-news.ts';
import type { Hearing } from '../access/audiences.ts';
import type { RightsOf } from '../access/rights.ts';
import { AnnounceError, type Announcer } from '../announce-ports.ts';
import type { RequestBook } from '../desk-ports.ts';
import type { WhileClaimed } from '../outages/posting-claim.ts';
import type { CardClaim } from './card-claim.ts';
import type { RequestPress } from './request-press.ts';
import { createShowRequest } from './show-request.ts';

export interface TellRequestNeeds {
  readonly requests: Pick<RequestBook, 'change'>;
  readonly cardClaim: CardClaim;
  readonly whileClaimed: WhileClaimed;
  readonly announcer: Pick<Announcer, 'post' | 'edit' | 'tellPerson'>;
  readonly press: RequestPress;
  /** Nothing for a customer who is gone. */
  readonly customer: (tenantId: string) => Customer | undefined;
  readonly rightsOf: RightsOf;
  readonly hearingAt: (place: Place) => Promise<Hearing>;
  readonly clock: () => Date;
  /** Hears of those who could not be told, and never will be. */
  readonly onFailure: (error: AnnounceError, request: FiledRequest) => void;
}

/**
 * Tells each who hears of a request what they have not heard, in their own chat, then brings its cards up to date: with the
 * rights of this moment. Who was told is noted one by one, so that one who cannot be reached has nobody told twice. Fails
 * with `AnnounceError` `later`: ask again.
 */
export function createTellRequest(needs: TellRequestNeeds) {
  const { requests, announcer, press, clock, onFailure } = needs;

  async function maySee(agent: Agent, customer: Customer): Promise<boolean> {
    const refusal = (await needs.rightsOf(agent, { fresh: true, at: customer })).mayAt('see-requests', customer);
    if (refusal?.kind === 'cannot-tell') throw new AnnounceError('later', 'what somebody may see cannot be found out');
    return refusal === undefined;
  }

  async function tellOne(request: FiledRequest, to: Agent, customer: Customer): Promise<void> {
    const { id, place, history } = request;
    const news = newsFor(request, to);
    if (place && news.length > 0 && (await maySee(to, customer)))
      await announcer.tellPerson(place, to, press.news(request, news, to, clock())).catch(orLater(request));
    await requests.change(id, (now) => ({ ...now, heard: { ...now.heard, [to.objectId]: history.length } }));
  }

  const orLater = (request: FiledRequest) => (error: unknown) => {
    if (!(error instanceof AnnounceError) || error.kind === 'later') throw error;
    onFailure(error, request);
  };

  const showCards = createShowRequest({ ...needs, maySee });

  return async (request: FiledRequest): Promise<void> => {
    const customer = needs.customer(request.packet.customer.tenantId);
    if (!customer) return;
    const tries = [
      ...hearersOf(request).map((to) => () => tellOne(request, to, customer)),
      () => showCards(request, customer),
    ];
    let failure: unknown;
    for (const one of tries) {
      await one().catch((error: unknown) => {
        failure ??= error;
      });
    }
    if (failure) throw failure;
  };
}
