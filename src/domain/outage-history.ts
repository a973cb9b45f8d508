import { type HealthStatus, worst } from './health-status.ts';
import type { Incident } from './incident.ts';
import type { Exposure, Outage } from './outage.ts';

/** One service of one customer over some weeks. */
export interface ServiceHistory {
  readonly serviceId: string;
  readonly serviceName: string;
  /** The worst of each stretch of time, oldest first; nothing where no trouble is known. */
  readonly cells: readonly (HealthStatus | undefined)[];
  readonly minutes: number;
  readonly incidents: number;
  /** How many of these touched what an earlier one had touched. */
  readonly repeats: number;
}

export interface HistorySpan {
  readonly from: Date;
  readonly until: Date;
  readonly cells: number;
}

interface Stretch {
  readonly incident: Incident;
  readonly status: HealthStatus;
  readonly from: number;
  readonly until: number;
}

/** A customer's incidents as strips, most minutes first. Advisories are left out: they would fill every strip. */
export function historyOf(tenantId: string, outages: readonly Outage[], span: HistorySpan): readonly ServiceHistory[] {
  const stretches = outages.flatMap((outage) => stretchOf(tenantId, outage, span));
  return [...Map.groupBy(stretches, ({ incident }) => incident.serviceId)]
    .map(([serviceId, its]) => ({
      serviceId,
      serviceName: its[0]?.incident.serviceName ?? serviceId,
      cells: cellsOf(its, span),
      minutes: minutesOf(its),
      incidents: its.length,
      repeats: its.length - new Set(its.map(({ incident }) => incident.feature ?? incident.title)).size,
    }))
    .sort((a, b) => b.minutes - a.minutes || a.serviceName.localeCompare(b.serviceName, 'en'));
}

/** Its end there; one that vanished counts until it was last seen, for nobody knows of more, and an open one until now. */
export const lastedUntil = (
  { incident, state }: Pick<Outage, 'incident' | 'state'>,
  { endedAt, seenAt }: Exposure,
  now: Date,
): Date => endedAt ?? incident.endedAt ?? (state === 'vanished' ? seenAt : now);

/** From Microsoft's start to the end there. */
function stretchOf(tenantId: string, { incident, exposures, state }: Outage, { from, until }: HistorySpan): Stretch[] {
  const exposure = exposures.find((one) => one.tenantId === tenantId);
  if (!exposure || incident.classification !== 'incident') return [];
  const end = lastedUntil({ incident, state }, exposure, until);
  const stretch = {
    incident,
    status: exposure.status === 'operational' ? 'degraded' : exposure.status,
    from: Math.max(incident.startedAt.getTime(), from.getTime()),
    until: Math.min(end.getTime(), until.getTime()),
  } as const;
  return stretch.until >= stretch.from ? [stretch] : [];
}

function cellsOf(stretches: readonly Stretch[], { from, until, cells }: HistorySpan): ServiceHistory['cells'] {
  const width = (until.getTime() - from.getTime()) / cells;
  return Array.from({ length: cells }, (_, index) => {
    const begin = from.getTime() + index * width;
    const hit = stretches.filter((one) => one.from < begin + width && one.until >= begin);
    return hit.length > 0 ? worst(hit.map(({ status }) => status)) : undefined;
  });
}

/** What overlaps counts once. */
function minutesOf(stretches: readonly Stretch[]): number {
  let reached = 0;
  let sum = 0;
  for (const { from, until } of stretches.toSorted((a, b) => a.from - b.from)) {
    sum += Math.max(0, until - Math.max(from, reached));
    reached = Math.max(reached, until);
  }
  return Math.round(sum / 60_000);
}
