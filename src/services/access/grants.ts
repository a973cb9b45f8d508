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

/** Lets everybody else go on. */
export type Pause = () => Promise<unknown>;

const A_SLICE = 250;

/**
 * An assignment counts while it is active, and its relationship is in force with a customer that is still ours. Put
 * together in slices: of 10,000 relationships it takes a while, in which others want their turn.
 */
export async function createGrants(view: AccessView, now: Date, pause: Pause): Promise<Grants> {
  const ends = endsOf(view.relationships, now);
  const held: Record<Suits, Map<string, Set<string>>> = { health: new Map(), messages: new Map(), tickets: new Map() };
  for (const [at, relationship] of view.relationships.entries()) {
    if (at % A_SLICE === 0) await pause();
    const { id, tenantId } = relationship;
    if (!isInForce(relationship, now) || view.offboardedAt(tenantId)) continue;
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

export interface GrantsNeeds {
  readonly view: () => AccessView;
  readonly clock: () => Date;
  readonly pause: Pause;
}

/**
 * The grants of the view as it stands; nothing until the relationships have been read. Put together anew only when it has
 * changed, or when a relationship has run out since.
 */
export function createGrantsOf({ view, clock, pause }: GrantsNeeds): () => Promise<Grants | undefined> {
  let made: { readonly of: AccessView; readonly until: number; readonly grants: Promise<Grants> } | undefined;
  return async () => {
    const seen = view();
    if (!seen.isKnown) return undefined;
    const now = clock();
    if (made?.of !== seen || now.getTime() >= made.until) {
      made = { of: seen, until: nextEnd(seen.relationships, now), grants: createGrants(seen, now, pause) };
    }
    return await made.grants;
  };
}

const nextEnd = (relationships: readonly Relationship[], now: Date): number =>
  relationships.reduce(
    (next, { endsAt }) => (endsAt && endsAt > now ? Math.min(next, endsAt.getTime()) : next),
    Number.POSITIVE_INFINITY,
  );
