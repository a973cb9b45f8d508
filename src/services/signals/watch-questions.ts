import type { Customer } from '../../domain/customer.ts';
import { type EarlySignal, SIGNAL_LASTS_MS } from '../../domain/early-signal.ts';
import { isLive } from '../../domain/outage.ts';
import { STALE_AFTER_MS } from '../../domain/verdict.ts';
import type { Meters } from '../metrics-ports.ts';
import type { OutageBook } from '../outage-ports.ts';
import { SEVERAL } from '../outages/verdict.ts';
import { waveOf } from '../outages/wave.ts';
import type { Asked, AskedBook } from '../question-ports.ts';
import type { SignalBook } from '../signal-ports.ts';

export interface WatchQuestionsNeeds {
  readonly asked: Pick<AskedBook, 'crowded' | 'about'>;
  readonly signals: Pick<SignalBook, 'raise' | 'standing' | 'join' | 'end'>;
  readonly outages: Pick<OutageBook, 'openIncidents'>;
  readonly customer: (tenantId: string) => Customer | undefined;
  readonly meters: Pick<Meters, 'signalled'>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/**
 * One look at what agents have asked lately, over all replicas: raises an early signal where a service is asked about as a
 * verdict calls likely Microsoft, and Microsoft has no incident on it at any of those customers; adds to one that stands
 * whoever is asked about as well; ends it after two hours. No turn waits for any of this.
 */
export function createWatchQuestions(needs: WatchQuestionsNeeds): () => Promise<void> {
  const { asked, signals, outages, customer, meters, clock, newId } = needs;

  const asksAbout = async ({ source, serviceId }: Pick<EarlySignal, 'source' | 'serviceId'>, since: Date) =>
    (await asked.about({ source, id: serviceId }, since)).filter(({ tenantId }) => customer(tenantId) !== undefined);

  async function isSilent({ source, serviceId, tenantIds }: EarlySignal): Promise<boolean> {
    const open = await outages.openIncidents();
    return !open.some(
      ({ incident, exposures }) =>
        incident.source === source &&
        incident.serviceId === serviceId &&
        exposures.some((one) => isLive(one) && tenantIds.includes(one.tenantId)),
    );
  }

  return async () => {
    const now = clock();
    const since = new Date(now.getTime() - STALE_AFTER_MS);
    for (const { publishedAs } of await signals.end(new Date(now.getTime() - SIGNAL_LASTS_MS), now)) {
      if (publishedAs === undefined) meters.signalled('withdrawn');
    }
    const standing = await signals.standing();
    for (const signal of standing.filter(({ publishedAs }) => publishedAs === undefined)) {
      await signals.join(signal.id, tenantsIn(await asksAbout(signal, since)));
    }
    for (const service of await asked.crowded(since, SEVERAL)) {
      if (standing.some((one) => one.source === service.source && one.serviceId === service.serviceId)) continue;
      const asks = await asksAbout(service, since);
      if (waveOf(asks) < SEVERAL) continue;
      const serviceName = asks.at(-1)?.serviceName ?? service.serviceId;
      const signal = { id: newId(), ...service, serviceName, raisedAt: now, tenantIds: tenantsIn(asks) };
      if ((await isSilent(signal)) && (await signals.raise(signal))) meters.signalled('raised');
    }
  };
}

const tenantsIn = (asks: readonly Asked[]): readonly string[] => [...new Set(asks.map(({ tenantId }) => tenantId))];
