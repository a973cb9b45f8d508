import type { Communication } from '../../domain/communication.ts';
import type { Incident } from '../../domain/incident.ts';
import type { RunningMaintenance } from './running-maintenance.ts';

/** Until when trouble at a customer is to be expected, by tenant id in small letters. */
export type ExpectedNoise = (incident: Incident) => Promise<ReadonlyMap<string, Date>>;

export interface ExpectedNoiseNeeds {
  readonly running: RunningMaintenance;
  readonly clock: () => Date;
}

/** What begins during a planned maintenance of its service belongs to it. What was down before does not. */
export function createExpectedNoise({ running, clock }: ExpectedNoiseNeeds): ExpectedNoise {
  return async (incident) => {
    const until = new Map<string, Date>();
    for (const { communication, tenantIds } of await running()) {
      const { endsAt } = communication;
      if (!endsAt || endsAt <= clock() || !belongsTo(incident, communication)) continue;
      for (const tenantId of tenantIds) {
        const known = until.get(tenantId);
        if (!known || known < endsAt) until.set(tenantId, endsAt);
      }
    }
    return until;
  };
}

function belongsTo(incident: Incident, { source, services, regions, startsAt }: Communication): boolean {
  if (source !== incident.source || !startsAt || incident.startedAt < startsAt) return false;
  if (source !== 'azure') return shares(services, [incident.serviceName]);
  const isNear = regions.length === 0 || incident.regions.length === 0 || shares(regions, incident.regions);
  return isNear && shares(services, incident.impactedServices);
}

const shares = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) => others.some((other) => one.toLowerCase() === other.toLowerCase()));
