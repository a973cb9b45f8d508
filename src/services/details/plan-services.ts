import type { SubscribedSku } from '../../domain/licences.ts';
import data from './service-plans.json' with { type: 'json' };

/**
 * Which service plans stand for which health overview, by Graph's service id; `*` ends a beginning. Derived from Microsoft's
 * table of product names and service plans, where no service ids are: plans that come with nearly everything (Exchange
 * Foundation), and those of retired services, are left out.
 */
const PLANS: readonly (readonly [serviceId: string, plans: readonly string[]])[] = Object.entries(data.services);

/** Products that anybody may help themselves to, by the million: they say nothing of what a customer has bought. */
const FREE: ReadonlySet<string> = new Set(data.free);

/** Ids of the services that a product brings. */
export function servicesOf({ partNumber, plans }: SubscribedSku): readonly string[] {
  if (FREE.has(partNumber)) return [];
  return PLANS.filter(([, ours]) => ours.some((pattern) => plans.some((plan) => isMeant(pattern, plan)))).map(
    ([id]) => id,
  );
}

const isMeant = (pattern: string, plan: string): boolean =>
  pattern.endsWith('*') ? plan.startsWith(pattern.slice(0, -1)) : plan === pattern;
