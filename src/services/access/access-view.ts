import type { AccessAssignment, Relationship } from '../../domain/gdap.ts';
import type { SourceError } from '../../domain/source-error.ts';

/** What the books say of our right to read, by customer. */
export interface AccessView {
  readonly relationships: readonly Relationship[];
  /** Whether the relationships have ever been read to the end. Until then their absence says nothing. */
  readonly isKnown: boolean;
  /** Why the last reading failed. */
  readonly failure?: SourceError;
  relationshipsOf(tenantId: string): readonly Relationship[];
  assignmentsOf(tenantId: string): readonly AccessAssignment[];
  /** When the partner took leave of the customer. */
  offboardedAt(tenantId: string): Date | undefined;
}

export interface AccessFacts extends Pick<AccessView, 'relationships' | 'isKnown' | 'failure'> {
  readonly assignments: readonly AccessAssignment[];
  readonly offboarded: ReadonlyMap<string, Date>;
}

export function createAccessView({ assignments, offboarded, ...facts }: AccessFacts): AccessView {
  const relationshipsBy = Map.groupBy(facts.relationships, ({ tenantId }) => tenantId);
  const assignmentsBy = Map.groupBy(assignments, ({ tenantId }) => tenantId);
  return {
    ...facts,
    relationshipsOf: (tenantId) => relationshipsBy.get(tenantId) ?? [],
    assignmentsOf: (tenantId) => assignmentsBy.get(tenantId) ?? [],
    offboardedAt: (tenantId) => offboarded.get(tenantId),
  };
}
