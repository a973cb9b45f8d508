import { givesRights, type Relationship } from '../../domain/gdap.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { OffboardingBook, RelationshipBook, RelationshipDirectory } from '../ports.ts';
import { type AccessFacts, type AccessView, createAccessView } from './access-view.ts';
import { createReadAssignments } from './read-assignments.ts';
import { isSameRelationship, isSameTimes } from './same-facts.ts';

export interface RelationshipKeepingNeeds {
  readonly directory: Omit<RelationshipDirectory, 'providerOf'>;
  readonly book: RelationshipBook;
  readonly offboardings: OffboardingBook;
  readonly clock: () => Date;
  /** Hears why a refresh, or a part of it, failed; what was read last stays. */
  readonly onError: (error: unknown) => void;
}

export interface RelationshipKeeping {
  /** Relationships, assignments and leave-takings as last read: the same object until one of them has changed. */
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
  let facts: AccessFacts = { relationships: [], assignments: [], offboarded: new Map(), isKnown: false };
  let view = createAccessView(facts);
  let version: string | undefined;
  const readAssignments = createReadAssignments({ ...needs, view: () => view });
  let failure: SourceError | undefined;
  let underWay: Promise<boolean> | undefined;

  async function take(isKnown: boolean | undefined): Promise<void> {
    const [found, offboarded] = await Promise.all([book.version(), offboardings.all()]);
    const isNew = found !== version;
    const relationships = isNew ? await book.relationships() : facts.relationships;
    const assignments = isNew ? await book.assignments() : facts.assignments;
    const now = {
      relationships,
      assignments,
      offboarded,
      isKnown: isKnown ?? (view.isKnown || relationships.length > 0),
    };
    const isSame = !isNew && now.isKnown === view.isKnown && failure === view.failure;
    if (isSame && isSameTimes(facts.offboarded, offboarded)) return;
    version = found;
    facts = { ...now, ...(failure && { failure }) };
    view = createAccessView(facts);
  }

  async function read(signal: AbortSignal): Promise<boolean> {
    const readAt = clock();
    const before = new Map(view.relationships.map((one) => [one.id, one]));
    const unseen = new Set(before.keys());
    const changed: Relationship[] = [];
    const all: Relationship[] = [];
    for await (const page of directory.relationships(signal)) {
      signal.throwIfAborted();
      const fresh = page.filter((one) => !isKept(before.get(one.id), one));
      await book.keep(fresh, readAt);
      all.push(...page);
      changed.push(...fresh);
      for (const { id } of page) unseen.delete(id);
    }
    signal.throwIfAborted();
    await book.forget([...unseen], readAt);
    failure = undefined;
    // Ends count at once: assignments may take a while. The first time, nothing is known before they have come.
    if (changed.length > 0 || unseen.size > 0) await take(view.isKnown);
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

const isKept = (before: Relationship | undefined, now: Relationship): boolean =>
  before !== undefined && isSameRelationship(before, now);
