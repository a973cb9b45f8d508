import type { Customer } from '../../domain/customer.ts';
import type { AffectedRef, FileContent } from '../../domain/file.ts';
import type { Outage } from '../../domain/outage.ts';
import type { Access } from '../access/access.ts';
import { type Hears, hearsOf } from '../access/hears-of.ts';
import { tableFile } from '../files/table.ts';
import type { LivingView } from './mark-card.ts';

/** In English: it is read by programs as well. */
const COLUMNS = [
  'incident',
  'service',
  'customer',
  'domain',
  'tenant_id',
  'status',
  'seen_from',
  'last_seen',
  'ended',
] as const;

export interface AffectedFileNeeds {
  /** Nothing for whom the partner has left. */
  readonly customer: (tenantId: string) => Customer | undefined;
  readonly outage: (incidentId: string) => Promise<Outage | undefined>;
  /** A living card as its place may hear of it now. */
  readonly livingView: (followingId: string, incidentId: string) => Promise<LivingView | undefined>;
}

/** Nothing where there is nobody whom this agent may be told of. */
export type AffectedFile = (file: AffectedRef, access: Access) => Promise<FileContent | undefined>;

/**
 * Whom an outage hits, as a table, one row each, by name: of those the agent may see, and where it is asked for from a living
 * card, of those alone whom the card may name. Times in UTC.
 */
export function createAffectedFile({ customer, outage, livingView }: AffectedFileNeeds): AffectedFile {
  return async ({ incidentId, followingId }, access) => {
    const whole = followingId ? (await livingView(followingId, incidentId))?.outage : await outage(incidentId);
    if (!whole) return undefined;
    const { incident } = whole;
    const hears: Hears = await hearsOf({ access, mayName: () => true });
    const rows = whole.exposures
      .flatMap((exposure) => {
        const hit = customer(exposure.tenantId);
        return hit && hears(hit, incident.source) ? { hit, exposure } : [];
      })
      .sort((a, b) => byName(a.hit.name, b.hit.name))
      .map(({ hit, exposure }) => {
        const { since, seenAt, endedAt, status } = exposure;
        const stands = endedAt ? 'operational' : status;
        return [incident.id, incident.serviceName, hit.name, hit.domain, hit.tenantId, stands, since, seenAt, endedAt];
      });
    return rows.length > 0 ? tableFile(COLUMNS, rows) : undefined;
  };
}

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true }).compare;
