import { type Communication, maintenanceStage, needsAction, type SharedCommunication } from './communication.ts';
import type { SourceName } from './service.ts';
import type { SourceError } from './source-error.ts';

export interface ListedCommunication extends SharedCommunication {
  /** Of the services that it is about, as health knows them (`Service.id`). */
  readonly serviceIds: readonly string[];
}

export interface ServiceChoice {
  readonly id: string;
  readonly name: string;
}

/** What somebody may hear of, in its order, and what it rests on. */
export interface CommunicationList {
  readonly items: readonly ListedCommunication[];
  /** What it may be narrowed to, by name: the customer's services, and those that anything is about. */
  readonly services: readonly ServiceChoice[];
  /** Of how many customers it may tell, and of how many of them the message center is unknown or out of date. */
  readonly customers: number;
  readonly silent: number;
  /** When the oldest of it was read. */
  readonly readAt?: Date;
  /** Why a source of the one customer asked for could not be read just now: what stands here was read before. */
  readonly failures: readonly SourceError[];
}

/** What needs action first, by its date; then what is planned, by its beginning; then the rest, the newest first. */
export function inOrderOfUrgency(now: Date): (one: Communication, other: Communication) => number {
  const rank = (it: Communication): readonly [number, number] => {
    if (needsAction(it, now)) return [0, it.actByAt?.getTime() ?? 0];
    const stage = it.kind === 'maintenance' ? maintenanceStage(it, now) : undefined;
    if (stage === 'running' || stage === 'planned') return [1, it.startsAt?.getTime() ?? 0];
    return [2, -it.updatedAt.getTime()];
  };
  return (one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return a[0] - b[0] || a[1] - b[1] || one.id.localeCompare(other.id, 'en');
  };
}

/** What of a list is asked for; what is left out asks for everything. */
export interface CommunicationFilter {
  readonly kind?: 'maintenance';
  readonly serviceId?: string;
  readonly only?: 'major' | 'action';
}

export function passes(
  { communication: it, serviceIds }: Pick<ListedCommunication, 'communication' | 'serviceIds'>,
  { kind, serviceId, only }: CommunicationFilter,
  now: Date,
): boolean {
  if (kind && it.kind !== kind) return false;
  if (serviceId && !serviceIds.some((id) => id.toLowerCase() === serviceId.toLowerCase())) return false;
  if (only === 'major') return it.isMajorChange;
  return only !== 'action' || needsAction(it, now);
}

/** With those customers alone of whom an audience may hear it; nothing when none is left. */
export function narrowedTo(
  shared: SharedCommunication,
  hears: (tenantId: string, source: SourceName) => boolean,
): SharedCommunication | undefined {
  const tenantIds = shared.tenantIds.filter((tenantId) => hears(tenantId, shared.communication.source));
  return tenantIds.length > 0 ? { ...shared, tenantIds } : undefined;
}
