import type { HealthReport, ServiceHealth } from '../../domain/health-report.ts';
import { licencesOf } from '../../domain/licences.ts';
import type { ManagedService, ServiceLinks } from '../../domain/service-details.ts';
import { namedServices } from '../health/service-names.ts';
import { servicesOf } from './plan-services.ts';
import type { ToldDetails } from './read-details.ts';

export type JoinDetails = (report: HealthReport, told: readonly ToldDetails[]) => HealthReport;

/**
 * Adds to each Microsoft 365 service its licences and links. What the customer has though Microsoft publishes no health for
 * it comes last, as unknown: under the name by which some source has told of it, for which the health of all customers is
 * listened to.
 */
export function createJoinDetails(): JoinDetails {
  const nameOf = new Map<string, string>();

  return (report, told) => {
    const ours = report.services.filter(({ source, failure }) => source === 'microsoft365' && !failure);
    for (const { id, name } of ours) nameOf.set(id, name);
    const isHere = new Set(ours.map(({ id }) => id));

    const managed = told
      .flatMap(({ details }) => details?.managed ?? [])
      .map((one) => ({ ...one, ids: idsOf(one, ours) }));
    const linksOf = (id: string): ServiceLinks => {
      const its = managed.filter(({ ids }) => ids.includes(id));
      const [admin, health] = [its.find((one) => one.admin)?.admin, its.find((one) => one.health)?.health];
      return { ...(admin && { admin }), ...(health && { health }) };
    };

    const licensed = told.flatMap(({ details, answer: { readAt } }) =>
      (details?.skus ?? []).map((sku) => ({ sku, readAt, ids: servicesOf(sku) })),
    );
    const detailed = (service: ServiceHealth): ServiceHealth => {
      const its = licensed.filter(({ ids }) => ids.includes(service.id));
      const licences =
        its[0] &&
        licencesOf(
          its.map(({ sku }) => sku),
          its[0].readAt,
        );
      const links = linksOf(service.id);
      return { ...service, ...(licences && { licences }), ...(Object.keys(links).length > 0 && { links }) };
    };

    const without = managed.filter(({ ids }) => !ids.some((id) => isHere.has(id)));
    for (const { ids, names } of without)
      if (ids[0] && !nameOf.has(ids[0])) nameOf.set(ids[0], names.at(-1) ?? names[0]);
    const unpublished = new Set([
      ...without.flatMap(({ ids }) => ids.slice(0, 1)),
      ...licensed.flatMap(({ ids }) => ids),
    ]);
    const more = [...unpublished].filter((id) => !isHere.has(id)).map((id) => withoutHealth(id, nameOf.get(id) ?? id));

    return {
      ...report,
      details: told.map(({ answer, details }) => (details ? { name: answer.name, readAt: answer.readAt } : answer)),
      services: [...report.services.map((one) => (ours.includes(one) ? detailed(one) : one)), ...more.map(detailed)],
    };
  };
}

/** By the services' own names first, then by all that people call them; a name of which a word is left over is another's. */
function idsOf({ names }: ManagedService, ours: readonly ServiceHealth[]): readonly string[] {
  for (const name of names) {
    const own = ours.filter((service) =>
      [service.id, service.name].some((one) => one.toLowerCase() === name.toLowerCase()),
    );
    if (own.length > 0) return own.map(({ id }) => id);
    const named = namedServices(name);
    if (named && named.leftover === '' && !named.ids.includes('azure')) return named.ids;
  }
  return [];
}

const withoutHealth = (id: string, name: string): ServiceHealth => ({
  id,
  name,
  source: 'microsoft365',
  phase: 'unheard',
  status: 'unknown',
  incidents: [],
  advisories: [],
});
