import type { AccessAssignment, Relationship } from '../../domain/gdap.ts';

export const isSameRelationship = (a: Relationship, b: Relationship): boolean => wordsOf(a) === wordsOf(b);

/** Of one relationship; Graph promises no order. */
export const isSameAssignments = (a: readonly AccessAssignment[], b: readonly AccessAssignment[]): boolean =>
  JSON.stringify(a.map(inOrder).sort()) === JSON.stringify(b.map(inOrder).sort());

const wordsOf = ({ id, tenantId, name, status, endsAt, autoExtends, roleIds }: Relationship): string =>
  JSON.stringify([id, tenantId, name, status, endsAt?.getTime(), autoExtends, roleIds]);

const inOrder = ({ relationshipId, tenantId, groupId, isActive, roleIds }: AccessAssignment): string =>
  [relationshipId, tenantId, groupId, isActive, ...roleIds.toSorted()].join(' ');

export const isSameTimes = (a: ReadonlyMap<string, Date>, b: ReadonlyMap<string, Date>): boolean =>
  a.size === b.size && [...a].every(([key, at]) => b.get(key)?.getTime() === at.getTime());
