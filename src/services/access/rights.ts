import type { Agent, PartnerRole } from '../../domain/agent.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Permit, Refusal, Rights } from '../../domain/permit.ts';
import { type Deed, type Policy, SUITS, type Suits } from '../../domain/policy.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { PartnerGroups } from '../ports.ts';
import type { Grants } from './grants.ts';
import { createMemberships, type Membership } from './memberships.ts';

export interface RightsNeeds {
  readonly groups: PartnerGroups;
  /** Nothing until the relationships have been read. */
  readonly grants: () => Promise<Grants | undefined>;
  readonly policy: Policy;
  /** Whether an agent's customers are those of the agent's GDAP groups; else they are all of the partner's. */
  readonly scoping: boolean;
  /** Groups whose members see every customer's Azure, by id: GDAP, and with it `scoping`, says nothing about Azure. */
  readonly azureGroups: readonly string[];
  readonly partnerTenantId: string;
  readonly clock: () => Date;
  /** Aborts when the directory has taken long enough. */
  readonly deadline: () => AbortSignal;
  /** Hears why an agent's rights could not be found out. */
  readonly onFailure: (error: SourceError) => void;
}

export interface RightsOptions {
  /** Asks the directory now: groups that are activated just in time count from that moment. */
  readonly fresh?: boolean;
  /** Refusals at this customer name the groups that hold roles there. */
  readonly at?: Customer | undefined;
}

export type RightsOf = (agent: Agent, options?: RightsOptions) => Promise<Rights>;

/** What the agent groups are called where people ask for them. */
const ROLE_NAMES: Readonly<Record<PartnerRole, string>> = {
  'admin-agent': 'AdminAgents',
  'helpdesk-agent': 'HelpdeskAgents',
  'sales-agent': 'SalesAgents',
  'global-admin': 'Global Administrator',
};
const MOST_NAMED = 5;
/** Who could renew what has ended goes on finding the customer, and reads that it has; of the customer nothing is read. */
const FOR_RENEWAL: readonly Deed[] = ['find-customers', 'see-health'];

/** What an agent may do: roles and groups as read within five minutes, grants as the books stand. Never fails. */
export function createRightsOf(needs: RightsNeeds): RightsOf {
  const { groups, grants, scoping, azureGroups, partnerTenantId, clock, deadline } = needs;
  const memberships = createMemberships({
    groups,
    wanted: async () => [...new Set([...azureGroups, ...(scoping ? ((await grants())?.groupIds ?? []) : [])])],
    clock,
    deadline,
  });
  const names = new Map<string, string>();

  async function learnNames(granted: Grants | undefined, at: Customer | undefined): Promise<void> {
    const suits = ['health', 'messages', 'tickets'] as const;
    const gdap = suits.flatMap((one) => granted?.groupsWith(one, at?.tenantId).slice(0, MOST_NAMED) ?? []);
    const ids = [...gdap, ...azureGroups.slice(0, MOST_NAMED)];
    for (const [id, name] of await groups.namesOf([...new Set(ids)], deadline())) names.set(id, name);
  }

  return async (agent, { fresh = false, at } = {}) => {
    if (agent.tenantId.toLowerCase() !== partnerTenantId.toLowerCase()) return refusingAll('stranger');
    try {
      const membership = await memberships.of(agent, fresh);
      const granted = scoping ? await grants() : undefined;
      if (fresh) await learnNames(granted, at);
      return rightsWith(membership, { ...needs, granted, at, nameOf: (id) => names.get(id) });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      needs.onFailure(error);
      return refusingAll('cannot-tell');
    }
  };
}

interface Basis extends Pick<RightsNeeds, 'policy' | 'scoping' | 'azureGroups'> {
  readonly granted: Grants | undefined;
  readonly at: Customer | undefined;
  readonly nameOf: (groupId: string) => string | undefined;
}

function rightsWith({ roles, groupIds }: Membership, basis: Basis): Rights {
  const { policy, scoping, azureGroups, granted, at, nameOf } = basis;
  const may = (deed: Deed): Permit => {
    const allowed = policy[deed];
    if (roles.some((role) => allowed.includes(role))) return undefined;
    if (deed === 'see-azure' && roles.length > 0) {
      if (azureGroups.some((id) => groupIds.includes(id))) return undefined;
      const named = azureGroups.flatMap((id) => nameOf(id) ?? []).slice(0, MOST_NAMED);
      return refusal('no-azure-right', { groups: [...allowed.map((role) => ROLE_NAMES[role]), ...named] });
    }
    return refusal(roles.length === 0 ? 'no-role' : 'wrong-role', { groups: allowed.map((role) => ROLE_NAMES[role]) });
  };
  if (!scoping) return { may, mayAt: may };
  if (!granted) return { may: (deed) => may(deed) ?? CANNOT_TELL, mayAt: (deed) => may(deed) ?? CANNOT_TELL };

  const scopes = new Map<Suits, readonly ReadonlySet<string>[]>();
  const scopeOf = (suits: Suits): readonly ReadonlySet<string>[] => {
    const scope =
      scopes.get(suits) ?? groupIds.map((id) => granted.tenantsOf(id, suits)).filter(({ size }) => size > 0);
    scopes.set(suits, scope);
    return scope;
  };
  const outOfScope = (suits: Suits, tenantId?: string): Refusal => {
    const named = granted.groupsWith(suits, tenantId).flatMap((id) => nameOf(id) ?? []);
    return refusal('not-your-customer', { groups: named.slice(0, MOST_NAMED) });
  };

  return {
    may(deed) {
      const suits = SUITS[deed];
      return may(deed) ?? (suits === undefined || scopeOf(suits).length > 0 ? undefined : outOfScope(suits));
    },
    mayAt(deed, { tenantId }) {
      const suits = SUITS[deed];
      const wrong = may(deed);
      if (wrong || suits === undefined) return wrong;
      const tenant = tenantId.toLowerCase();
      if (scopeOf(suits).some((tenants) => tenants.has(tenant))) return undefined;
      const end = granted.endOf(tenantId);
      // A search asks about thousands of customers: only the one in question is worth the names of its groups.
      if (!end) return at?.tenantId === tenantId ? outOfScope(suits, tenantId) : NOT_YOURS;
      const isForRenewal = FOR_RENEWAL.includes(deed) && may('offboard') === undefined;
      return isForRenewal ? undefined : refusal('relationship-ended', end);
    },
  };
}

const refusal = (kind: Refusal['kind'], more: Partial<Refusal> = {}): Refusal => ({ kind, groups: [], ...more });

const refusingAll = (kind: Refusal['kind']): Rights => ({ may: () => refusal(kind), mayAt: () => refusal(kind) });

const CANNOT_TELL = refusal('cannot-tell');
const NOT_YOURS = refusal('not-your-customer');
