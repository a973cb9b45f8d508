import type { LivingCard, Mark } from '../../src/domain/living-card.ts';
import type { Outage } from '../../src/domain/outage.ts';
import type { LookAge, OutageHistory } from '../../src/services/outage-ports.ts';
import type { Asked, AskedBook } from '../../src/services/question-ports.ts';

/** The books of outages, in memory: as much of them as conversations need. */
export function outageBooks(outages: readonly Outage[] = [], ages: readonly LookAge[] = []) {
  const cards = new Map<string, LivingCard>();
  const key = (followingId: string, incidentId: string) => `${followingId} ${incidentId}`;
  return {
    outages: {
      open: async () => outages.filter(({ state }) => state !== 'resolved'),
      outage: async (id: string) => outages.find(({ incident }) => incident.id.toUpperCase() === id.toUpperCase()),
      since: async (): Promise<readonly OutageHistory[]> => outages.map((outage) => ({ outage, changes: [] })),
    },
    looks: { ages: async (ids: readonly string[]) => ages.filter(({ tenantId }) => ids.includes(tenantId)) },
    cards: {
      card: async (followingId: string, incidentId: string) => cards.get(key(followingId, incidentId)),
      async change(followingId: string, incidentId: string, change: Partial<LivingCard>) {
        const before = cards.get(key(followingId, incidentId)) ?? { followingId, incidentId };
        const after = { ...before, ...change };
        cards.set(key(followingId, incidentId), after);
        return after;
      },
      async acknowledge(followingId: string, incidentId: string, acknowledged: Mark) {
        const before = cards.get(key(followingId, incidentId)) ?? { followingId, incidentId };
        const after = before.acknowledged ? before : { ...before, acknowledged };
        cards.set(key(followingId, incidentId), after);
        return after;
      },
    },
  };
}

export function askedBook(asked: readonly Asked[] = []): AskedBook & { readonly noted: Asked[] } {
  const noted = [...asked];
  return {
    noted,
    note: async (one) => void noted.push(one),
    about: async ({ source, id }, since) =>
      noted.filter((one) => one.source === source && one.serviceId === id && one.at >= since),
    crowded: async () => [],
    purge: async () => 0,
  };
}
