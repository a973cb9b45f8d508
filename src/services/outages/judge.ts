import type { Customer } from '../../domain/customer.ts';
import type { HealthReport, ServiceHealth } from '../../domain/health-report.ts';
import type { Outage } from '../../domain/outage.ts';
import type { SourceName } from '../../domain/service.ts';
import { isStale, STALE_AFTER_MS, type Verdict } from '../../domain/verdict.ts';
import type { Hears } from '../access/hears-of.ts';
import type { AskedBook } from '../question-ports.ts';
import { verdictOn } from './verdict.ts';
import { waveOf } from './wave.ts';

export interface JudgeNeeds {
  readonly asked: Pick<AskedBook, 'about'>;
  /** Incidents open anywhere, asked for at each verdict. Absent where outages are not watched across customers. */
  readonly openOutages?: () => Promise<readonly Outage[]>;
  readonly customer: (tenantId: string) => Customer | undefined;
  readonly clock: () => Date;
}

export interface Judged extends Pick<HealthReport, 'customer' | 'headline' | 'answers' | 'services'> {
  /** The services in question; of none, the customer as a whole. */
  readonly serviceIds: readonly string[];
}

/** The verdict on a report. Nothing is counted of customers that its reader may not hear of. */
export type Judge = (report: Judged, hears: Hears) => Promise<Verdict>;

export function createJudge({ asked, openOutages, customer, clock }: JudgeNeeds): Judge {
  return async (report, hears) => {
    const now = clock();
    const isNamed = report.serviceIds.length > 0;
    const inQuestion = report.services.filter(({ id }) => !isNamed || report.serviceIds.includes(id));
    const heard = (tenantId: string, source: SourceName): boolean => {
      const known = customer(tenantId);
      return known !== undefined && hears(known, source);
    };
    const outages = (await openOutages?.()) ?? [];
    const siblings = inQuestion.flatMap((service) => {
      const count = siblingsWith(service, report.customer, outages, heard, now);
      return count > 0 ? [{ service: service.name, count }] : [];
    });
    const [first] = isNamed ? inQuestion : [];
    const asks = first ? await asked.about(first, new Date(now.getTime() - STALE_AFTER_MS)) : [];
    const wave = waveOf(asks.filter(({ tenantId, source }) => heard(tenantId, source)));
    return verdictOn(report, { siblings, asked: wave }, { isNamed, now });
  };
}

/** How many others show an open incident on the service that this customer does not. */
function siblingsWith(
  { source, id }: Pick<ServiceHealth, 'source' | 'id'>,
  { tenantId: own }: Customer,
  outages: readonly Outage[],
  heard: (tenantId: string, source: SourceName) => boolean,
  now: Date,
): number {
  const its = outages.filter(
    ({ incident, state, readAt, exposures }) =>
      state === 'open' &&
      incident.classification === 'incident' &&
      incident.source === source &&
      incident.serviceId === id &&
      !isStale(readAt, now) &&
      !exposures.some(({ tenantId }) => tenantId === own),
  );
  const hit = its.flatMap(({ exposures }) => exposures.filter(({ endedAt }) => endedAt === undefined));
  return new Set(hit.map(({ tenantId }) => tenantId).filter((tenant) => heard(tenant, source))).size;
}
