import type { Customer } from '../../domain/customer.ts';
import type { HealthReport, ServiceHealth } from '../../domain/health-report.ts';
import { byWorst, worst } from '../../domain/health-status.ts';
import type { Incident } from '../../domain/incident.ts';
import { AZURE_SERVICE_ID, type Service, type SourceName } from '../../domain/service.ts';
import { headlineOf, newsSince } from './headline.ts';
import { type Question, ranked, SEEN_BY_ALL } from './question.ts';
import type { ReadSources, Told } from './read-sources.ts';

export type ReportHealth = (customer: Customer, question?: Question) => Promise<HealthReport>;

/**
 * Customer in, health of everything they have out, as far as the asker may see. A source that fails makes its services
 * unknown, never healthy; one that the asker has no right to leaves nothing but its name, whether it told something or not.
 */
export function createReportHealth(needs: { readSources: ReadSources; clock: () => Date }): ReportHealth {
  return async (customer, question = {}) => {
    const { fresh = false } = question;
    const [sees, all] = await Promise.all([question.sees ?? SEEN_BY_ALL, needs.readSources(customer, { fresh })]);
    const told = all.filter(({ answer }) => sees.includes(answer.source));
    const hidden = all.map(({ answer }) => answer.source).filter((source) => !sees.includes(source));
    const askedAt = toTheSecond(needs.clock());
    const answers = told.map(({ answer }) => answer);
    const incidents = told.flatMap(({ reading }) => reading?.incidents ?? []);
    const services = told.flatMap(servicesOf).sort(worstFirst);
    const worsenedAt = new Map(told.flatMap((one) => [...one.worsenedAt]));
    const headline = headlineOf(services, answers, question, newsSince(askedAt, worsenedAt));
    return { customer, askedAt, answers, hidden, services, incidents: ranked(incidents, question), headline };
  };
}

/** Nothing that is said of a report is more exact, and questions that come together get the same card. */
const toTheSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000);

const SOURCE_SERVICE: Readonly<Record<SourceName, Pick<Service, 'id' | 'name'>>> = {
  microsoft365: { id: 'microsoft365', name: 'Microsoft 365' },
  azure: { id: AZURE_SERVICE_ID, name: 'Azure' },
};

/**
 * A silent source stands as one unknown service; a problem on a service that the source did not list adds that service.
 * Where a source told but a part, its services carry the reason beside what was told.
 */
function servicesOf({ answer: { source, failure }, reading }: Told): ServiceHealth[] {
  const why = failure ? { failure } : {};
  if (!reading) {
    return [
      { ...SOURCE_SERVICE[source], source, phase: 'unheard', status: 'unknown', incidents: [], advisories: [], ...why },
    ];
  }
  const open = reading.incidents.filter((incident) => incident.isOpen);
  const services = new Map(reading.services.map((service) => [service.id, service]));
  for (const { serviceId: id, serviceName: name, phase, status } of open) {
    if (!services.has(id)) services.set(id, { id, name, source, phase, status });
  }
  return [...services.values()].map((service) => ({
    ...withProblems(
      service,
      open.filter(({ serviceId }) => serviceId === service.id),
    ),
    ...why,
    ...(reading.reach && { reach: reading.reach }),
  }));
}

/** Its state is what is open on it; the source's own word counts only where that is worse and no advisory explains it. */
function withProblems(service: Service, open: readonly Incident[]): ServiceHealth {
  const incidents = open.filter(({ classification }) => classification === 'incident');
  const advisories = open.filter(({ classification }) => classification !== 'incident');
  const stated = advisories.length > 0 && incidents.length === 0 ? [] : [service.status];
  const status = worst([...stated, ...open.map((incident) => incident.status)]);
  return { ...service, status, incidents, advisories };
}

function worstFirst(a: ServiceHealth, b: ServiceHealth): number {
  return byWorst(a.status, b.status) || b.incidents.length - a.incidents.length || a.name.localeCompare(b.name, 'en');
}
