import type { Incident } from '../../domain/incident.ts';
import type { Jobs, LookBook } from '../outage-ports.ts';
import { lookKey } from './look-key.ts';

export type SpreadForward = (tenantId: string, opened: readonly Incident[]) => Promise<number>;

export interface SpreadForwardNeeds {
  readonly looks: Pick<LookBook, 'tenantsWith'>;
  readonly jobs: Pick<Jobs, 'hurry'>;
}

/**
 * One customer has shown a new incident first: whoever else has that service is looked at next, not when the turn comes.
 * Answers how many were brought forward. Advisories are many and can wait.
 */
export function createSpreadForward({ looks, jobs }: SpreadForwardNeeds): SpreadForward {
  return async (tenantId, opened) => {
    const incidents = opened.filter(({ classification }) => classification === 'incident');
    const services = new Map(
      incidents.map(({ source, serviceId }) => [`${source} ${serviceId}`, { source, serviceId }]),
    );
    const keys = new Set<string>();
    for (const { source, serviceId } of services.values()) {
      for (const other of await looks.tenantsWith(source, serviceId)) keys.add(lookKey(other, source));
      keys.delete(lookKey(tenantId, source));
    }
    return keys.size === 0 ? 0 : await jobs.hurry('look', [...keys]);
  };
}
