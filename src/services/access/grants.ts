import entraRoles from '../../domain/entra-roles.json' with { type: 'json' };
import type { Relationship, RelationshipStatus } from '../../domain/gdap.ts';
import type { Suits } from '../../domain/policy.ts';
import type { AccessView } from './access-view.ts';
import { isInForce } from './may-read.ts';

/** Which of the partner's groups holds rights at which customers, at one moment. */
export interface Grants {
  /** All groups that hold a role anywhere. */
  readonly groupIds: readonly string[];
  /** Tenant ids, in small letters, at which a group holds a role that suits. */
  tenantsOf(groupId: string, suits: Suits): ReadonlySet<string>;
  /** The groups that hold a suitable role at a customer, or anywhere when none is named. */
  groupsWith(suits: Suits, tenantId?: string): readonly string[];
  /** That no relationship with a customer is left, and when the last ended if that is known; nothing where there never was one. */
  endOf(tenantId: string): { readonly endedAt?: Date } | undefined;
}

const SUITABLE: Readonly<Record<Suits, ReadonlySet<string>>> = {
  health: new Set(Object.values(entraRoles.health)),
  messages: new Set(Object.values(entraRoles.messages)),
  tickets: new Set(Object.values(entraRoles.tickets)),
};
const ALL_SUITS = Object.keys(SUITABLE) as Suits[];
const NOWHERE: ReadonlySet<string> = new Set();
const OVER: readonly RelationshipStatus[] = ['expired', 'terminated', 'terminating', 'termination-requested'];

/** An assignment counts while it is active, and its relationship is in force with a customer that is still ours. */
export function createGrants(view: AccessView, now: Date): Grants {
  const ends = endsOf(view.relationships, now);
  const held: Record<Suits, Map<string, Set<string>>> = { health: new Map(), messages: new Map(), tickets: new Map() };
  for (const { id, tenantId } of view.relationships.filter((one) => isInForce(one, now))) {
    if (view.offboardedAt(tenantId)) continue;
    for (const { relationshipId, groupId, roleIds, isActive } of view.assignmentsOf(tenantId)) {
      if (!isActive || relationshipId !== id) continue;
      for (const suits of ALL_SUITS) {
        if (!roleIds.some((role) => SUITABLE[suits].has(role.toLowerCase()))) continue;
        const tenants = held[suits].get(groupId) ?? new Set();
        held[suits].set(groupId, tenants.add(tenantId.toLowerCase()));
      }
    }
  }

  return {
    groupIds: [...new Set(ALL_SUITS.flatMap((suits) => [...held[suits].keys()]))],
    tenantsOf: (groupId, suits) => held[suits].get(groupId) ?? NOWHERE,
    groupsWith(suits, tenantId) {
      const groups = [...held[suits]].filter(([, tenants]) => !tenantId || tenants.has(tenantId.toLowerCase()));
      return groups.map(([groupId]) => groupId);
    },
    endOf: (tenantId) => ends.get(tenantId.toLowerCase()),
  };
}

function endsOf(relationships: readonly Relationship[], now: Date): ReadonlyMap<string, { readonly endedAt?: Date }> {
  const byTenant = Map.groupBy(relationships, ({ tenantId }) => tenantId.toLowerCase());
  const ends = new Map<string, { readonly endedAt?: Date }>();
  for (const [tenantId, its] of byTenant) {
    const isOver = its.some(({ status, endsAt }) => OVER.includes(status) || (endsAt && endsAt <= now));
    if (!isOver || its.some((one) => isInForce(one, now))) continue;
    const past = its.flatMap(({ endsAt }) => (endsAt && endsAt <= now ? endsAt.getTime() : []));
    ends.set(tenantId, past.length > 0 ? { endedAt: new Date(Math.max(...past)) } : {});
  }
  return ends;
}

/** So long may a relationship that has run out meanwhile still count. */
const KEPT_MS = 5 * 60_000;

/** The grants of the view as it stands, put together when it changes; nothing until the relationships have been read. */
export function createGrantsOf(needs: { readonly view: () => AccessView; readonly clock: () => Date }) {
  let made: { readonly of: AccessView; readonly at: number; readonly grants: Grants } | undefined;
  return (): Grants | undefined => {
    const view = needs.view();
    if (!view.isKnown) return undefined;
    const now = needs.clock();
    if (made?.of !== view || now.getTime() - made.at >= KEPT_MS) {
      made = { of: view, at: now.getTime(), grants: createGrants(view, now) };
    }
    return made.grants;
  };
}
