/** Graph's `delegatedAdminRelationshipStatus`; what nobody knows is `other`, which gives no right. */
export const RELATIONSHIP_STATUSES = [
  'created',
  'approval-pending',
  'approved',
  'activating',
  'active',
  'expiring',
  'expired',
  'termination-requested',
  'terminating',
  'terminated',
  'other',
] as const;

export type RelationshipStatus = (typeof RELATIONSHIP_STATUSES)[number];

/** A granular delegated admin relationship between the partner and one customer. */
export interface Relationship {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly status: RelationshipStatus;
  /** Absent where Graph tells none. */
  readonly endsAt?: Date;
  /** Whether it renews itself (`autoExtendDuration` of 180 days). */
  readonly autoExtends: boolean;
  /** Entra role definition ids that the customer has granted. */
  readonly roleIds: readonly string[];
  /** Tenant of the indirect provider through whom we resell; known while Graph's answer is at hand, and not kept. */
  readonly providerTenantId?: string;
}

/** Which of the partner's security groups holds which of a relationship's roles. */
export interface AccessAssignment {
  readonly relationshipId: string;
  readonly tenantId: string;
  /** Object id of the partner's security group. */
  readonly groupId: string;
  readonly roleIds: readonly string[];
  readonly isActive: boolean;
}

/** A relationship gives rights while it is active, and until its last day once it is expiring. */
export const givesRights = ({ status }: Pick<Relationship, 'status'>): boolean =>
  status === 'active' || status === 'expiring';
