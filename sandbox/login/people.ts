import type { Customer } from '../world/customer.ts';
import { groups } from '../world/groups.ts';
import { relationshipsOf } from '../world/relationships.ts';
import type { Directory, Person } from '../world/staff.ts';
import { GRAPH } from './application.ts';

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

/** The Entra roles that a person has in the partner's own tenant. */
export const rolesAtHome = ({ isGlobalAdmin }: Person): readonly string[] =>
  isGlobalAdmin ? [GLOBAL_ADMINISTRATOR] : [];

/** The Entra roles that a person has at a customer, through the groups to which an active relationship gives them. */
export function rolesAt(
  person: Person,
  customer: Customer,
  directory: Directory,
  statusNow: (relationshipId: string) => string | undefined,
): readonly string[] {
  return relationshipsOf(customer)
    .filter(({ id, status }) => ['active', 'expiring'].includes(statusNow(id) ?? status))
    .flatMap(({ assignments }) => assignments)
    .filter(({ groupId }) => directory.isMember(person, groupId))
    .flatMap(({ roles }) => roles);
}

export const isAdminAgent = (person: Person, directory: Directory): boolean =>
  directory.isMember(person, groups.adminAgents.id);

/** May support customers in Partner Center. */
export const isSupportAgent = (person: Person, directory: Directory): boolean =>
  isAdminAgent(person, directory) || directory.isMember(person, groups.helpdeskAgents.id);

/** What the application may do in a person's name, at one API, once that has been consented to. */
export function delegatedScopes(audience: string, customer: Customer | undefined): string {
  if (audience !== GRAPH) return 'user_impersonation';
  if (customer === undefined)
    return 'DelegatedAdminRelationship.Read.All GroupMember.Read.All RoleManagement.Read.Directory User.Read';
  const health = 'ServiceHealth.Read.All ServiceMessage.Read.All';
  return customer.keeps.includes('licences') ? health : `LicenseAssignment.Read.All ${health}`;
}
