import type { Relationship } from '../../domain/gdap.ts';
import { type FailureKind, SourceError } from '../../domain/source-error.ts';
import { fewAtOnce } from '../few-at-once.ts';
import type { RelationshipBook, RelationshipDirectory } from '../ports.ts';
import type { AccessView } from './access-view.ts';
import { isSameAssignments } from './same-facts.ts';

export interface ReadAssignmentsNeeds {
  readonly directory: Pick<RelationshipDirectory, 'assignments'>;
  readonly book: RelationshipBook;
  /** What the book says already: only what differs is written. */
  readonly view: () => AccessView;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}

const ROUNDS_AN_HOUR = 12;
const MOST_AT_ONCE = 4;
/** Trouble that the next relationship would meet as well. */
const GENERAL: readonly FailureKind[] = ['throttled', 'timeout', 'unreachable', 'sign-in'];

/**
 * Assignments take a request for each relationship, so a round reads those of relationships that have changed, and a
 * twelfth of the others, the longest unread first: everyone's turn comes within the hour. A change made to assignments
 * alone is seen that late.
 */
export function createReadAssignments({ directory, book, view, clock, onError }: ReadAssignmentsNeeds) {
  const readAt = new Map<string, number>();

  return async (
    giving: readonly Relationship[],
    changed: readonly Relationship[],
    signal: AbortSignal,
  ): Promise<void> => {
    for (const { id } of changed) readAt.delete(id);
    const fresh = new Set(changed.map(({ id }) => id));
    const now = clock().getTime();
    const due = giving
      .filter(({ id }) => !fresh.has(id))
      .sort((a, b) => (readAt.get(a.id) ?? 0) - (readAt.get(b.id) ?? 0))
      .slice(0, Math.ceil(giving.length / ROUNDS_AN_HOUR));
    const gives = new Set(giving.map(({ id }) => id));

    await fewAtOnce(MOST_AT_ONCE, [...changed, ...due], async (relationship) => {
      signal.throwIfAborted();
      try {
        const assignments = gives.has(relationship.id) ? await directory.assignments(relationship, signal) : [];
        const { id, tenantId } = relationship;
        const kept = view()
          .assignmentsOf(tenantId)
          .filter(({ relationshipId }) => relationshipId === id);
        if (!isSameAssignments(kept, assignments)) await book.keepAssignments(id, assignments);
        readAt.set(relationship.id, now);
      } catch (error) {
        if (!(error instanceof SourceError) || GENERAL.includes(error.kind)) throw error;
        onError(error);
      }
    });
  };
}
