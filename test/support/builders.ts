import type { Customer } from '../../src/domain/customer.ts';
import type {
  Headline,
  HealthReport,
  ServiceHealth,
  ServiceTimeline,
  SourceAnswer,
} from '../../src/domain/health-report.ts';
import type { Incident, PostPart, TimelineEntry } from '../../src/domain/incident.ts';
import type { Classification, Phase } from '../../src/domain/phase.ts';
import { statusOf } from '../../src/domain/phase.ts';
import type { SourceName } from '../../src/domain/service.ts';
import { type FailureKind, SourceError } from '../../src/domain/source-error.ts';

/** The moment at which every fixture is read: 22 Nov 2026, 09:42 in Seoul. */
export const NOW = new Date('2026-11-22T00:42:00Z');

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * MINUTE_MS);
export const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR_MS);
export const daysAgo = (days: number): Date => hoursAgo(days * 24);

export const aCustomer = (over: Partial<Customer> = {}): Customer => ({
  tenantId: '7f1c2a90-3b54-4e1d-9a77-0c5b8f2e6d10',
  name: 'Contoso',
  domain: 'contoso.onmicrosoft.com',
  ...over,
});

export const aPost = (at: Date, ...parts: readonly PostPart[]): TimelineEntry => ({ at, parts });

export function anIncident(over: Partial<Incident> = {}): Incident {
  const classification: Classification = over.classification ?? 'incident';
  const phase: Phase = over.phase ?? 'investigating';
  return {
    id: 'EX1234567',
    source: 'microsoft365',
    serviceId: 'Exchange',
    serviceName: 'Exchange Online',
    title: 'Mail waits in outbound queues',
    classification,
    phase,
    status: statusOf(phase, classification),
    isOpen: true,
    startedAt: minutesAgo(92),
    updatedAt: minutesAgo(30),
    impactedServices: [],
    regions: [],
    subscriptions: [],
    posts: [aPost(minutesAgo(30), { label: 'current-status', text: 'Traffic is moving to healthy servers.' })],
    ...over,
  };
}

export const anAdvisory = (over: Partial<Incident> = {}): Incident =>
  anIncident({
    id: 'EX1200001',
    classification: 'advisory',
    title: 'Some search results are late',
    startedAt: daysAgo(40),
    ...over,
  });

/** A healthy service, unless it is given something that is wrong with it. */
export function aService(over: Partial<ServiceHealth> = {}): ServiceHealth {
  const worst = over.incidents?.[0] ?? over.advisories?.[0];
  return {
    id: 'Exchange',
    name: 'Exchange Online',
    source: 'microsoft365',
    phase: worst?.phase ?? 'operational',
    status: worst?.status ?? 'operational',
    incidents: [],
    advisories: [],
    ...over,
  };
}

export const aSilentService = (source: SourceName, kind: FailureKind, retryAfterMs?: number): ServiceHealth =>
  aService({
    id: source,
    name: source === 'azure' ? 'Azure' : 'Microsoft 365',
    source,
    phase: 'unheard',
    status: 'unknown',
    failure: new SourceError(kind, source, 'made for a test', retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

/** What the sources of these services said, read 40 seconds ago. */
function answersOf(services: readonly ServiceHealth[]): readonly SourceAnswer[] {
  const readAt = new Date(NOW.getTime() - 40_000);
  const sources = new Set<SourceName>(['microsoft365', 'azure', ...services.map(({ source }) => source)]);
  return [...sources].map((source) => {
    const failure = services.find((service) => service.source === source)?.failure;
    return failure ? { source, readAt, failure } : { source, readAt };
  });
}

export const aHeadline = (over: Partial<Headline> = {}): Headline => ({
  kind: 'clear',
  status: 'operational',
  affected: 0,
  total: 26,
  knownAdvisories: 0,
  servicesWithAdvisories: 0,
  news: [],
  ...over,
});

/** A report whose counts follow from its services; the kind of its headline is the caller's. */
export function aReport(
  services: readonly ServiceHealth[],
  headline: Partial<Headline> = {},
  customer = aCustomer(),
): HealthReport {
  const news = headline.news ?? [];
  const known = services.map(({ advisories }) => advisories.filter((advisory) => !news.includes(advisory)).length);
  return {
    customer,
    askedAt: NOW,
    answers: answersOf(services),
    hidden: [],
    services,
    incidents: services.flatMap(({ incidents, advisories }) => [...incidents, ...advisories]),
    headline: aHeadline({
      affected: services.filter(({ incidents }) => incidents.length > 0).length,
      total: services.filter(({ failure }) => failure === undefined).length,
      knownAdvisories: known.reduce((sum, count) => sum + count, 0),
      servicesWithAdvisories: known.filter((count) => count > 0).length,
      ...headline,
    }),
  };
}

export const aTimeline = (over: Partial<ServiceTimeline> = {}): ServiceTimeline => {
  const service = over.service ?? aService();
  return {
    customer: aCustomer(),
    askedAt: NOW,
    answers: answersOf([service]).filter(({ source }) => source === service.source),
    service,
    headline: aHeadline({ total: 1 }),
    open: [...service.incidents, ...service.advisories],
    resolved: [],
    ...over,
  };
};
