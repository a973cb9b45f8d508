import type { Following } from '../../domain/following.ts';
import type { Outage } from '../../domain/outage.ts';
import type { OutageBook, OutageHistory } from '../outage-ports.ts';
import { type CustomerFacts, concerns } from './concerns.ts';
import type { PlaceView, ViewOf } from './place-view.ts';

export interface HeardOutage {
  readonly outage: Outage;
  readonly history: OutageHistory;
  readonly view: PlaceView;
}

export interface HeardOutagesNeeds extends CustomerFacts {
  readonly outages: Pick<OutageBook, 'since'>;
  readonly viewOf: ViewOf;
}

/** All that was open at some time since then and that this following speaks of, as its place may hear of it. */
export function createHeardOutages({ outages, viewOf, ...facts }: HeardOutagesNeeds) {
  return async (following: Following, since: Date): Promise<readonly HeardOutage[]> => {
    const heard: HeardOutage[] = [];
    for (const history of await outages.since(since)) {
      if (!concerns(following, history.outage, facts)) continue;
      const view = await viewOf(following.id, history.outage.incident.id);
      if (view && !('kind' in view) && view.shown) heard.push({ outage: view.shown, history, view });
    }
    return heard;
  };
}
