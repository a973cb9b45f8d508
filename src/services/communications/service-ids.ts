import type { Communication } from '../../domain/communication.ts';
import type { ServiceChoice } from '../../domain/communication-list.ts';
import { AZURE_SERVICE_ID } from '../../domain/service.ts';
import { namedServices, serviceTitles } from '../health/service-names.ts';

/** Which services a communication is about. Message centers tell names alone; one that nobody knows stands for itself. */
export const serviceIdsOf = ({ source, services }: Pick<Communication, 'source' | 'services'>): readonly string[] =>
  source === 'azure'
    ? [AZURE_SERVICE_ID]
    : [...new Set(services.flatMap((name) => namedServices(name)?.ids ?? [name]))];

/** What a list may be narrowed to: the services that a customer has, and those that anything is about, each once. */
export function serviceChoices(
  own: readonly ServiceChoice[],
  told: readonly Pick<Communication, 'source' | 'services'>[],
): readonly ServiceChoice[] {
  const choices = own.map(({ id, name }) => ({ id, name }));
  const has = (id: string) => choices.some((choice) => isSameService(choice.id, id));
  for (const { source, services } of told) {
    for (const service of source === 'azure' ? serviceTitles([AZURE_SERVICE_ID]) : services) {
      const ids = serviceIdsOf({ source, services: [service] });
      if (ids[0] !== undefined && !ids.some(has)) choices.push({ id: ids[0], name: service });
    }
  }
  return choices.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Ids are Microsoft's; their case is not reliable. */
export const isSameService = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
