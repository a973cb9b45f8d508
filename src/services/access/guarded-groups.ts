import type { Guard } from '../health/circuits.ts';
import type { PartnerGroups } from '../ports.ts';

/** The partner's directory, left alone where it is down: each agent's turn would else wait as long as it may. */
export function guardedGroups(groups: PartnerGroups, partnerTenantId: string, guard: Guard): PartnerGroups {
  return {
    rolesOf: (agent, signal) => guard(partnerTenantId, () => groups.rolesOf(agent, signal)),
    memberOf: (agent, ids, signal) => guard(partnerTenantId, () => groups.memberOf(agent, ids, signal)),
    namesOf: (ids, signal) => guard(partnerTenantId, () => groups.namesOf(ids, signal)),
  };
}
