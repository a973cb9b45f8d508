import { givesRights, type Relationship } from '../../domain/gdap.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { OffboardingBook, RelationshipBook, RelationshipDirectory } from '../ports.ts';
import { type AccessView, createAccessView } from './access-view.ts';
import { createReadAssignments } from './read-assignments.ts';

export interface RelationshipKeepingNeeds {
  readonly directory: RelationshipDirectory;
  readonly book: RelationshipBook;
  readonly offboardings: OffboardingBook;
  readonly clock: () => Date;
  /** Hears why a refresh, or a part of it, failed; what was read last stays. */
  readonly onError: (error: unknown) => void;
}

export interface RelationshipKeeping {
  /** Relationships, assignments and leave-takings as last read. */
  view(): AccessView;
  /** From the books; fails as they do. */
  load(): Promise<void>;
  /** From the directory, through the book. Answers whether all was read. One at a time: a second call joins the first. */
  refresh(signal: AbortSignal): Promise<boolean>;
}

/**
 * Keeps at hand by what right customers are read, and which group holds which role there. To be refreshed every five
 * minutes or sooner: a relationship that has ended is noticed then.
 */
export function createRelationshipKeeping(needs: RelationshipKeepingNeeds): RelationshipKeeping {
  const { directory, book, offboardings, clock, onError } = needs;
  const readAssignments = createReadAssignments(needs);
  let view = createAccessView({ relationships: [], assignments: [], offboarded: new Map(), isKnown: false });
  let failure: SourceError | undefined;
  let underWay: Promise<boolean> | undefined;

  async function take(isKnown: boolean | undefined): Promise<void> {
    const [relationships, assignments, offboarded] = await Promise.all([
      book.relationships(),
      book.assignments(),
      offboardings.all(),
    ]);
    view = createAccessView({
      relationships,
      assignments,
      offboarded,
      isKnown: isKnown ?? (view.isKnown || relationships.length > 0),
      ...(failure && { failure }),
    });
  }

  async function read(signal: AbortSignal): Promise<boolean> {
    const readAt = clock();
    const before = new Map(view.relationships.map((one) => [one.id, one]));
    const changed: Relationship[] = [];
    const all: Relationship[] = [];
    for await (const page of directory.relationships(signal)) {
      signal.throwIfAborted();
      await book.keep(page, readAt);
      all.push(...page);
      changed.push(...page.filter((one) => !isSame(before.get(one.id), one)));
    }
    signal.throwIfAborted();
    await book.forgetUnseenSince(readAt);
    failure = undefined;
    // Ends count at once: assignments may take a while. The first time, nothing is known before they have come.
    await take(view.isKnown);
    await readAssignments(all.filter(givesRights), changed, signal);
    await take(true);
    return true;
  }

  return {
    view: () => view,
    load: () => take(undefined),
    refresh(signal) {
      underWay ??= read(signal)
        .catch(async (error: unknown) => {
          if (error instanceof SourceError) failure = error;
          onError(error);
          await take(view.isKnown);
          return false;
        })
        .finally(() => {
          underWay = undefined;
        });
      return underWay;
    },
  };
}

const isSame = (before: Relationship | undefined, now: Relationship): boolean =>
  before !== undefined && wordsOf(before) === wordsOf(now);

const wordsOf = ({ status, endsAt, autoExtends, roleIds }: Relationship): string =>
  JSON.stringify([status, endsAt?.getTime(), autoExtends, roleIds]);
