import type { Following } from '../../domain/following.ts';
import type { LivingCard } from '../../domain/living-card.ts';
import type { Outage } from '../../domain/outage.ts';
import type { ExpectedNoise } from '../communications/expected-noise.ts';
import type { CardBook, FollowingBook, LookBook, OutageBook } from '../outage-ports.ts';
import type { AudibleTo } from './audible.ts';
import { type CustomerFacts, chooses, concerns, isAbout, voiceOf } from './concerns.ts';
import { narrow, STALE_AFTER_MS, withSilence } from './narrow.ts';

/** One outage as one place may hear of it at this moment. */
export interface PlaceView {
  /** With the wishes of all followings at the place that are about the outage. */
  readonly following: Following;
  /** As things stand; absent when it concerns nobody of whom the place may hear. */
  readonly outage: Outage | undefined;
  /** The same as a card shows it: `unknown` where nothing has been heard for 15 minutes. */
  readonly shown: Outage | undefined;
  readonly card: LivingCard | undefined;
  /** When the oldest of our knowledge becomes too old. */
  readonly staleAt?: Date;
  /** When a maintenance ends that keeps some of it from being told. */
  readonly mutedUntil?: Date;
}

export interface PlaceViewNeeds extends CustomerFacts {
  readonly outages: Pick<OutageBook, 'outage'>;
  readonly looks: Pick<LookBook, 'ages'>;
  readonly followings: Pick<FollowingBook, 'at' | 'following'>;
  readonly cards: Pick<CardBook, 'card'>;
  readonly audibleTo: AudibleTo;
  readonly expectedNoise: ExpectedNoise;
  readonly clock: () => Date;
}

/** `no-role`: the follower may not follow any more. Nothing: there is nothing to say, or another following says it. */
export type ViewOf = (
  followingId: string,
  incidentId: string,
) => Promise<PlaceView | { readonly kind: 'no-role'; readonly following: Following } | undefined>;

export function createViewOf(needs: PlaceViewNeeds): ViewOf {
  const { outages, followings, cards, audibleTo } = needs;
  return async (followingId, incidentId) => {
    const own = await followings.following(followingId);
    const outage = own && !own.paused && (await outages.outage(incidentId));
    if (!outage) return undefined;
    const { id } = outage.incident;
    const known = new Map<string, LivingCard>();
    const here: Following[] = [];
    for (const one of await followings.at(own.place.conversationId)) {
      const card = await cards.card(one.id, id);
      if (card) known.set(one.id, card);
      if (!one.paused && (card?.messageId || concerns(one, outage, needs))) here.push(one);
    }
    const voice = voiceOf(here, (one) => known.get(one.id)?.messageId !== undefined);
    if (voice?.id !== followingId) return undefined;
    const audible = await audibleTo(voice, outage.incident.source);
    if (audible.kind === 'no-role') return { kind: 'no-role', following: voice };

    const about = here.filter((one) => isAbout(one, outage.incident));
    // What is posted already goes on being told.
    const isMuting = voice.mutesMaintenance === true && known.get(followingId)?.messageId === undefined;
    const noise: ReadonlyMap<string, Date> = isMuting ? await needs.expectedNoise(outage.incident) : new Map();
    const heard = narrow(outage, (tenantId) => {
      const customer = needs.customer(tenantId);
      return (
        customer !== undefined &&
        !noise.has(tenantId.toLowerCase()) &&
        audible.hears(customer) &&
        here.some((one) => chooses(one.customers, customer, needs.tagsOf))
      );
    });
    const transitions = [...new Set((about.length > 0 ? about : [voice]).flatMap((one) => one.transitions))];
    return {
      following: { ...voice, transitions },
      outage: heard,
      card: known.get(followingId),
      ...(heard ? await freshness(heard, needs) : { shown: undefined }),
      ...(noise.size > 0 && { mutedUntil: new Date(Math.min(...[...noise.values()].map((at) => at.getTime()))) }),
    };
  };
}

async function freshness(outage: Outage, { looks, clock }: Pick<PlaceViewNeeds, 'looks' | 'clock'>) {
  const { source } = outage.incident;
  const live = outage.exposures.filter(({ endedAt }) => endedAt === undefined);
  if (outage.state !== 'open' || live.length === 0) return { shown: outage };
  const heardAt = new Map(live.map(({ tenantId, seenAt }) => [tenantId, seenAt.getTime()]));
  // Where it shows, the last answer has told it; where it is missing, the source has answered without it.
  const missing = live.flatMap(({ tenantId, missingSince }) => (missingSince ? tenantId : []));
  for (const age of missing.length > 0 ? await looks.ages(missing) : []) {
    if (age.source === source && age.answeredAt) heardAt.set(age.tenantId, age.answeredAt.getTime());
  }
  const staleAt = (tenantId: string) => (heardAt.get(tenantId) ?? 0) + STALE_AFTER_MS;
  const now = clock().getTime();
  const next = live.map(({ tenantId }) => staleAt(tenantId)).filter((at) => at > now);
  return {
    shown: withSilence(outage, ({ tenantId }) => staleAt(tenantId) <= now),
    ...(next.length > 0 && { staleAt: new Date(Math.min(...next)) }),
  };
}
