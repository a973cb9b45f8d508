import type { Selectable } from 'kysely';
import { isWorse } from '../../../domain/health-status.ts';
import type { Incident } from '../../../domain/incident.ts';
import { isNews, type KnownIncident, type Look, type OutageChange, transitionOf } from '../../../domain/outage.ts';
import type { Tables } from './tables.ts';

export type OutageRow = Selectable<Omit<Tables['outage'], 'incident'>>;
export type ExposureRow = Selectable<Tables['exposure']>;
type ChangeKind = OutageChange['transition'];

/** An outage as kept, as one customer has been seen to have it, and as a look at that customer tells it now. */
export interface Sighting {
  /** Absent when this look is the first to tell of it. */
  readonly kept: OutageRow | undefined;
  readonly seen: ExposureRow | undefined;
  /** Absent when the look tells of it no longer. */
  readonly told: Incident | undefined;
}

/** What has to be written after a sighting; whatever is absent stays as it is. */
export interface Difference {
  readonly outage?: OutageRow;
  /** Goes with `outage` when the look brought a newer word. */
  readonly incident?: Incident;
  readonly exposure?: ExposureRow;
  readonly changes: readonly ChangeKind[];
}

/** An outage's id as it is kept: Microsoft's, in capitals. */
export const keyOf = (incidentId: string): string => incidentId.toUpperCase();

/** Each problem once. Azure tells one for each subscription: the newest word counts, and of equal ones the worst. */
export function toldIn({ incidents }: Look): ReadonlyMap<string, Incident> {
  const told = new Map<string, Incident>();
  for (const incident of incidents) {
    const key = keyOf(incident.id);
    const other = told.get(key);
    const newer = incident.updatedAt.getTime() - (other?.updatedAt.getTime() ?? 0);
    if (!other || newer > 0 || (newer === 0 && isWorse(incident.status, other.status))) told.set(key, incident);
  }
  return told;
}

export function differenceOf(look: Look, { kept, seen, told }: Sighting): Difference {
  if (!told) return seen ? { exposure: { ...seen, missing_since: look.readAt }, changes: [] } : { changes: [] };
  const exposure = exposureOf(look, told, seen);
  const shows = exposure === seen ? {} : { exposure };
  const known = kept && knownOf(told.id, kept);
  const transition = transitionOf(known, told);
  const news = isNews(known, told);
  const isBack = kept?.state === 'vanished' && told.isOpen;
  if (!news && !isBack) {
    const spreads = isNewHere(seen, told) && kept?.is_open;
    return { ...shows, changes: spreads ? ['spread'] : [] };
  }
  const spreads = kept && transition !== 'opened' && isNewHere(seen, told);
  const changes: ChangeKind[] = [
    ...(isBack ? (['returned'] as const) : []),
    ...(transition ? [transition] : []),
    ...(spreads ? (['spread'] as const) : []),
  ];
  const firstSeenAt = kept?.first_seen_at ?? look.readAt;
  if (!news && kept) return { ...shows, outage: { ...kept, state: 'open', read_at: look.readAt }, changes };
  return { ...shows, outage: outageRow(told, firstSeenAt, look.readAt), incident: told, changes };
}

/** Whether there is anything to write. */
export function differs(look: Look, sighting: Sighting): boolean {
  const { outage, exposure, changes } = differenceOf(look, sighting);
  return outage !== undefined || exposure !== undefined || changes.length > 0;
}

const knownOf = (
  id: string,
  { status, phase, is_open, updated_at, classification, posts }: OutageRow,
): KnownIncident => ({
  id,
  status,
  phase,
  isOpen: is_open,
  updatedAt: updated_at,
  classification,
  posts,
});

/** The very same object when nothing about it has changed. */
function exposureOf({ tenantId, readAt }: Look, told: Incident, seen: ExposureRow | undefined): ExposureRow {
  const { status, isOpen, source } = told;
  const endedAt = isOpen ? null : (told.endedAt ?? told.updatedAt);
  const isSame =
    seen?.status === status && seen.ended_at?.getTime() === endedAt?.getTime() && seen.missing_since === null;
  if (seen && isSame) return seen;
  return {
    outage_id: keyOf(told.id),
    tenant_id: tenantId,
    source,
    status,
    // What was over before we saw it cannot have begun when we saw it.
    since: seen?.since ?? (isOpen ? readAt : told.startedAt),
    seen_at: readAt,
    ended_at: endedAt,
    missing_since: null,
  };
}

/** A customer whose source leaves it out for a while is not hit anew. */
const isNewHere = (seen: ExposureRow | undefined, told: Incident): boolean =>
  told.isOpen && (seen === undefined || seen.ended_at !== null);

export const outageRow = (told: Incident, firstSeenAt: Date, readAt: Date): OutageRow => ({
  id: keyOf(told.id),
  source: told.source,
  state: told.isOpen ? 'open' : 'resolved',
  classification: told.classification,
  phase: told.phase,
  status: told.status,
  is_open: told.isOpen,
  updated_at: told.updatedAt,
  posts: told.posts.length,
  first_seen_at: firstSeenAt,
  read_at: readAt,
  ended_at: told.isOpen ? null : (told.endedAt ?? told.updatedAt),
});
