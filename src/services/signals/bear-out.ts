import type { EarlySignal } from '../../domain/early-signal.ts';
import { isLive, type Outage } from '../../domain/outage.ts';
import { fewAtOnce } from '../few-at-once.ts';
import type { Meters } from '../metrics-ports.ts';
import { AnnounceError, type CardBook, type Jobs, type OutageBook } from '../outage-ports.ts';
import type { SignalBook } from '../signal-ports.ts';
import type { HandOver } from './hand-over.ts';
import { signalJob } from './signal-job.ts';
import type { SignalViewOf } from './signal-view.ts';

export interface BearOutNeeds {
  readonly signals: Pick<SignalBook, 'standing' | 'publish'>;
  readonly outages: Pick<OutageBook, 'outage'>;
  readonly cards: Pick<CardBook, 'cardsAbout'>;
  readonly viewOf: SignalViewOf;
  readonly handOver: HandOver;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly meters: Pick<Meters, 'signalled'>;
}

/**
 * An outage has changed: where it is what an early signal told of, the signal's cards become the outage's, before anybody
 * posts one. A place that the outage does not hit yet keeps the signal, and is asked again whenever it spreads.
 */
export function createBearOut({ signals, outages, cards, viewOf, handOver, jobs, meters }: BearOutNeeds) {
  return async (incidentId: string): Promise<void> => {
    const standing = await signals.standing();
    const outage = standing.length > 0 ? await outages.outage(incidentId) : undefined;
    if (outage?.state !== 'open') return;
    const { id } = outage.incident;
    for (const signal of standing) {
      if (!bearsOut(outage, signal)) continue;
      if (await signals.publish(signal.id, id)) meters.signalled('published');
      else if (signal.publishedAs !== id) continue;
      await fewAtOnce(AT_ONCE, await cards.cardsAbout(signal.id), async ({ followingId }) => {
        if (await handOverAt(signal.id, followingId)) return;
        await jobs.send('tell-signal-at', [signalJob(signal.id, followingId)]);
      });
    }
  };

  /** False where it has to be tried again: a place that cannot be told just now holds up no other. */
  async function handOverAt(signalId: string, followingId: string): Promise<boolean> {
    try {
      const view = await viewOf(signalId, followingId);
      if (!view || view.card?.endedAt) return true;
      // One that is being posted at this moment is looked at once that has ended.
      if (!view.card?.messageId) return false;
      await handOver(view);
      return true;
    } catch (error) {
      if (error instanceof AnnounceError) return false;
      throw error;
    }
  }
}

const AT_ONCE = 10;

const bearsOut = ({ incident, exposures }: Outage, { source, serviceId, tenantIds }: EarlySignal): boolean =>
  incident.classification === 'incident' &&
  incident.source === source &&
  incident.serviceId === serviceId &&
  exposures.some((one) => isLive(one) && tenantIds.includes(one.tenantId));
