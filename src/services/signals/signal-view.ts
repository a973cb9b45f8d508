import type { Following } from '../../domain/following.ts';
import type { LivingCard } from '../../domain/living-card.ts';
import { isStale } from '../../domain/verdict.ts';
import type { CardBook, FollowingBook, LookBook } from '../outage-ports.ts';
import type { AudibleTo } from '../outages/audible.ts';
import { type CustomerFacts, chooses, voiceOf } from '../outages/concerns.ts';
import type { SignalBook, SignalView } from '../signal-ports.ts';
import { isMeant } from './wants-signal.ts';

export interface SignalAt extends SignalView {
  /** Kept under the signal's id, until an incident takes it over. */
  readonly card: LivingCard | undefined;
  /** Whether a customer may be named there, by all that is followed and allowed at the place. */
  readonly hears: (tenantId: string) => boolean;
}

export interface SignalViewNeeds extends CustomerFacts {
  readonly signals: Pick<SignalBook, 'signal' | 'voices'>;
  readonly followings: Pick<FollowingBook, 'at' | 'following'>;
  readonly cards: Pick<CardBook, 'card'>;
  readonly looks: Pick<LookBook, 'ages'>;
  readonly audibleTo: AudibleTo;
  readonly clock: () => Date;
}

/** Nothing: it is not told there, or another following tells it. */
export type SignalViewOf = (signalId: string, followingId: string) => Promise<SignalAt | undefined>;

export function createSignalView(needs: SignalViewNeeds): SignalViewOf {
  const { signals, followings, cards, looks, audibleTo, clock } = needs;
  return async (signalId, followingId) => {
    const own = await followings.following(followingId);
    const signal = own && !own.paused && (await signals.signal(signalId));
    if (!signal) return undefined;
    const known = new Map<string, LivingCard>();
    const here: Following[] = [];
    for (const one of await followings.at(own.place.conversationId)) {
      const card = await cards.card(one.id, signal.id);
      if (card) known.set(one.id, card);
      if (!one.paused && (card || isMeant(one, signal, needs))) here.push(one);
    }
    const voice = voiceOf(here, ({ id }) => known.has(id));
    if (voice?.id !== followingId) return undefined;
    const audible = await audibleTo(voice, signal.source);
    if (audible.kind === 'no-role') return undefined;

    const hears = (tenantId: string): boolean => {
      const customer = needs.customer(tenantId);
      const isChosen = customer && here.some((one) => chooses(one.customers, customer, needs.tagsOf));
      return isChosen === true && audible.hears(customer);
    };
    const tenantIds = signal.tenantIds.filter(hears);
    const ages = (await looks.ages(tenantIds)).filter(({ source }) => source === signal.source);
    const heardAt = ages.flatMap(({ answeredAt }) =>
      answeredAt && !isStale(answeredAt, clock()) ? answeredAt.getTime() : [],
    );
    return {
      following: voice,
      signal: { ...signal, tenantIds },
      voices: await signals.voices(signal.id, voice.id),
      ...(heardAt.length > 0 && { readAt: new Date(Math.min(...heardAt)) }),
      silent: tenantIds.length - heardAt.length,
      card: known.get(voice.id),
      hears,
    };
  };
}
