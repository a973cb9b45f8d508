import { z } from 'zod';
import type { Customer } from '../../../domain/customer.ts';
import type { AccessAssignment, Relationship, RelationshipStatus } from '../../../domain/gdap.ts';
import { WireText, WireTime, wireList } from '../wire/wire-time.ts';

/** Graph's `delegatedAdminRelationshipStatus`, in lower case. */
const STATUSES: Readonly<Record<string, RelationshipStatus>> = {
  created: 'created',
  approvalpending: 'approval-pending',
  approved: 'approved',
  activating: 'activating',
  active: 'active',
  expiring: 'expiring',
  expired: 'expired',
  terminationrequested: 'termination-requested',
  terminating: 'terminating',
  terminated: 'terminated',
};

const WireGuid = WireText.transform((wire) =>
  z.guid().safeParse(wire).success ? (wire as string).toLowerCase() : undefined,
);

const Roles = z
  .object({ unifiedRoles: wireList(z.object({ roleDefinitionId: WireGuid })) })
  .nullish()
  .transform((access) => access?.unifiedRoles.flatMap(({ roleDefinitionId }) => roleDefinitionId ?? []) ?? []);

/**
 * One of Graph's `delegatedAdminRelationships`, a `resellerDelegatedAdminRelationship` among them. Nothing where no
 * customer has been named yet. `autoExtendDuration` is `P180D`, or `PT0S` (also `P0D`) for one that ends.
 */
export const WireRelationship = z
  .object({
    id: z.string().min(1),
    displayName: WireText,
    status: WireText,
    endDateTime: WireTime,
    autoExtendDuration: WireText,
    customer: z.object({ tenantId: WireGuid }).nullish(),
    accessDetails: Roles,
    indirectProviderTenantId: WireGuid,
  })
  .transform(({ id, displayName, status, endDateTime, autoExtendDuration, customer, accessDetails, ...reseller }) => {
    if (customer?.tenantId === undefined) return undefined;
    const relationship: Relationship = {
      id,
      tenantId: customer.tenantId,
      name: displayName ?? id,
      status: STATUSES[status?.toLowerCase() ?? ''] ?? 'other',
      autoExtends: /[1-9]/.test(autoExtendDuration ?? ''),
      roleIds: accessDetails,
      ...(endDateTime && { endsAt: endDateTime }),
      ...(reseller.indirectProviderTenantId && { providerTenantId: reseller.indirectProviderTenantId }),
    };
    return relationship;
  });

/** One of a relationship's `accessAssignments`; nothing for what is no security group. */
export const WireAssignment = z
  .object({
    status: WireText,
    accessContainer: z.object({ accessContainerId: WireGuid, accessContainerType: WireText }).nullish(),
    accessDetails: Roles,
  })
  .transform(({ status, accessContainer, accessDetails: roleIds }) => {
    const { accessContainerId: groupId, accessContainerType: type } = accessContainer ?? {};
    if (groupId === undefined || type?.toLowerCase() !== 'securitygroup') return undefined;
    return { groupId, roleIds, isActive: status?.toLowerCase() === 'active' } satisfies Partial<AccessAssignment>;
  });

/** One of Graph's `delegatedAdminCustomers`: it tells no domain. */
export const DelegatedCustomer = z
  .object({ id: WireGuid, tenantId: WireGuid, displayName: WireText })
  .transform(({ id, tenantId = id, displayName }): Customer | undefined =>
    tenantId ? { tenantId, name: displayName ?? tenantId, domain: '', relations: ['gdap'] } : undefined,
  );

/** One of Graph's `contracts`. Name and domain are copies made with the contract, and never updated. */
export const Contract = z
  .object({ customerId: WireGuid, displayName: WireText, defaultDomainName: WireText })
  .transform(({ customerId: tenantId, displayName, defaultDomainName: domain = '' }): Customer | undefined =>
    tenantId ? { tenantId, name: displayName ?? (domain || tenantId), domain, relations: ['contract'] } : undefined,
  );
