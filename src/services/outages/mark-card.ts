import type { Agent } from '../../domain/agent.ts';
import type { Following } from '../../domain/following.ts';
import type { LivingCard, Mark } from '../../domain/living-card.ts';
import { type MuteChoice, muteUntil } from '../../domain/muting.ts';
import type { Outage } from '../../domain/outage.ts';
import type { CardBook } from '../outage-ports.ts';

/** An outage's card as its place may hear of it at this moment. */
export interface LivingView {
  readonly following: Following;
  readonly outage: Outage;
  readonly card?: LivingCard | undefined;
}

export interface CardKey {
  readonly followingId: string;
  readonly incidentId: string;
}

export interface MarkCardNeeds {
  readonly cards: Pick<CardBook, 'card' | 'change' | 'acknowledge'>;
  /** Has the card brought up to date where it is posted. */
  readonly deliver: (key: CardKey) => Promise<void>;
  readonly clock: () => Date;
}

/** Hands on a card. Each answers the card as it stands then. */
export interface MarkCard {
  /** Whoever was first stays: the card says who. */
  acknowledge(key: CardKey, by: Agent): Promise<LivingCard>;
  release(key: CardKey): Promise<LivingCard>;
  assign(key: CardKey, to: Agent): Promise<LivingCard>;
  mute(key: CardKey, by: Agent, choice: MuteChoice): Promise<LivingCard>;
  unmute(key: CardKey): Promise<LivingCard>;
}

export function createMarkCard({ cards, deliver, clock }: MarkCardNeeds): MarkCard {
  const change = async (
    { followingId, incidentId }: CardKey,
    what: Parameters<CardBook['change']>[2],
  ): Promise<LivingCard> => {
    const card = await cards.change(followingId, incidentId, what);
    await deliver({ followingId, incidentId });
    return card;
  };
  const mark = (by: Agent): Mark => ({ by, at: clock() });

  return {
    async acknowledge({ followingId, incidentId }, by) {
      const card = await cards.acknowledge(followingId, incidentId, mark(by));
      await deliver({ followingId, incidentId });
      return card;
    },
    release: (key) => change(key, { acknowledged: undefined }),
    async assign(key, to) {
      const before = await cards.card(key.followingId, key.incidentId);
      if (before?.assigned?.to.objectId === to.objectId) return before;
      return await change(key, { assigned: { ...mark(to), to } });
    },
    mute: (key, by, choice) => change(key, { muted: { ...mark(by), until: muteUntil(choice, clock()) } }),
    unmute: (key) => change(key, { muted: undefined }),
  };
}
