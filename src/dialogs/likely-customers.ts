import type { Customer } from '../domain/customer.ts';
import type { Incident } from '../domain/incident.ts';
import type { Outage } from '../domain/outage.ts';
import type { RequestDraft } from '../domain/request-draft.ts';
import { hearsOf } from '../services/access/hears-of.ts';
import type { RequestNeeds } from './request-facts.ts';
import type { Stage } from './stage.ts';

export interface Hit {
  readonly outage: Outage;
  /** Of those whom the agent may hear of: one at least. */
  readonly customers: readonly Customer[];
}

/** Outages that are watched, and whom they hit; none that concerns nobody whom the agent may hear of. */
export async function hitBy(
  { outage: find, customers }: Pick<RequestNeeds, 'outage' | 'customers'>,
  stage: Stage,
  incidentIds: readonly string[],
): Promise<readonly Hit[]> {
  const index = customers();
  const hears = await hearsOf({ ...stage, mayName: () => true });
  const hits: Hit[] = [];
  for (const incidentId of incidentIds) {
    const outage = await find?.(incidentId);
    if (!outage) continue;
    await stage.access.record({ deed: 'see-outages', authority: 'app', details: { incidentId } });
    const all = outage.exposures.flatMap(({ tenantId }) => index.byTenantId(tenantId) ?? []);
    const theirs = all.filter((customer) => hears(customer, outage.incident.source));
    if (theirs.length > 0) hits.push({ outage, customers: theirs });
  }
  return hits;
}

export interface Likely {
  readonly likely: readonly Customer[];
  /** The linked ones, as they are watched. */
  readonly incidents: readonly Incident[];
}

export const NOBODY: Likely = { likely: [], incidents: [] };

/** Whose it may be while nobody is chosen: those whom words name, then those whom the linked incidents hit. */
export async function likelyFor(
  needs: Pick<RequestNeeds, 'outage' | 'customers'>,
  stage: Stage,
  { customer, incidents }: RequestDraft,
  named: readonly Customer[] = [],
): Promise<Likely> {
  const finds = await stage.access.finds();
  const guessed = customer && needs.customers().byTenantId(customer.tenantId);
  const ids = incidents.map(({ id }) => id);
  const hits = await hitBy(needs, stage, ids);
  const theirs = hits.flatMap((hit) => byLikelihood(hit.customers, stage.memory.recent));
  return {
    likely: [...new Set([...(guessed ? [guessed] : []), ...named, ...theirs])].filter(finds),
    incidents: hits.map(({ outage }) => outage.incident),
  };
}

/** Whom the agent has looked at lately is likely on the phone; the others by name. */
function byLikelihood(customers: readonly Customer[], recent: readonly string[]): readonly Customer[] {
  const rank = ({ tenantId }: Customer) => recent.indexOf(tenantId) + 1 || recent.length + 1;
  return customers.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en'));
}
