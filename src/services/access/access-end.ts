import type { Customer } from '../../domain/customer.ts';
import type { Relationship } from '../../domain/gdap.ts';
import type { AccessView } from './access-view.ts';
import { isInForce } from './may-read.ts';

/** What has to go on being given: one of these roles, to this group; to anybody when no group is named. */
export interface AccessNeed {
  readonly roleIds: readonly string[];
  readonly groupId?: string | undefined;
}

/** The relationship whose end is the end of access. */
export interface AccessEnd {
  readonly at: Date;
  readonly relationship: Relationship;
}

/**
 * The end that counts: the last among the relationships in force that give the needed role to the needed group. Nothing
 * when one of these renews itself or has no end, and when there is none at all.
 */
export function accessEnd(view: AccessView, tenantId: string, need: AccessNeed, now: Date): AccessEnd | undefined {
  const assignments = view.assignmentsOf(tenantId).filter(({ isActive }) => isActive);
  const gives = ({ id, roleIds }: Relationship): boolean =>
    need.groupId === undefined
      ? hasOne(roleIds, need)
      : assignments.some(
          (one) => one.relationshipId === id && one.groupId === need.groupId && hasOne(one.roleIds, need),
        );
  const giving = view.relationshipsOf(tenantId).filter((one) => isInForce(one, now) && gives(one));
  const ends = giving.flatMap((relationship) =>
    relationship.endsAt && !relationship.autoExtends ? [{ at: relationship.endsAt, relationship }] : [],
  );
  if (ends.length < giving.length) return undefined;
  return ends.sort((a, b) => b.at.getTime() - a.at.getTime())[0];
}

const hasOne = (roleIds: readonly string[], need: AccessNeed): boolean =>
  roleIds.some((id) => need.roleIds.includes(id));

export interface EndingSoonNeeds {
  readonly view: () => AccessView;
  readonly need: AccessNeed;
  readonly clock: () => Date;
}

const DAY_MS = 24 * 60 * 60_000;

/** The end of access, if it comes within so many days. */
export function createEndingSoon({ view, need, clock }: EndingSoonNeeds) {
  return ({ tenantId }: Customer, withinDays = 30): AccessEnd | undefined => {
    const now = clock();
    const end = accessEnd(view(), tenantId, need, now);
    return end && end.at.getTime() - now.getTime() <= withinDays * DAY_MS ? end : undefined;
  };
}
