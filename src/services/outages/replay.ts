import type { Wish } from '../../domain/following.ts';
import type { Outage } from '../../domain/outage.ts';
import type { Hears } from '../access/hears-of.ts';
import type { OutageBook } from '../outage-ports.ts';
import { type CustomerFacts, chosenIn, isAbout } from './concerns.ts';
import { narrow } from './narrow.ts';

export const REPLAY_DAYS = 30;
const DAY_MS = 24 * 3600_000;

export interface ReplayNeeds extends CustomerFacts {
  readonly outages: Pick<OutageBook, 'since'>;
  readonly clock: () => Date;
}

/** What a wish would have brought in the last 30 days, to a place that hears of these customers. The newest first. */
export type Replay = (wish: Wish, hears: Hears) => Promise<readonly Outage[]>;

/** Goes by what is kept of the last 30 days: of problems that were over before we first looked, nothing is known. */
export function createReplay({ outages, clock, ...facts }: ReplayNeeds): Replay {
  return async (wish, hears) => {
    const from = new Date(clock().getTime() - REPLAY_DAYS * DAY_MS);
    const heard = (await outages.since(from)).flatMap(({ outage }) => {
      if (outage.incident.startedAt < from || !isAbout(wish, outage.incident)) return [];
      const chosen = chosenIn(wish, outage, facts).filter((one) => hears(one, outage.incident.source));
      const those = new Set(chosen.map(({ tenantId }) => tenantId));
      return narrow(outage, (tenantId) => those.has(tenantId)) ?? [];
    });
    return heard.sort((a, b) => b.incident.startedAt.getTime() - a.incident.startedAt.getTime());
  };
}
