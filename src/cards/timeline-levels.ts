import type { Incident } from '../domain/incident.ts';

/** How much of a timeline stands on the card. */
export interface TimelineLevel {
  /** Posts of the first problem. */
  readonly first: number;
  /** Posts of each further one in full. */
  readonly others: number;
  /** Rows within each fold. */
  readonly rows: number;
}

const MOST_ROWS = 12;
const NEWEST = 3;

/**
 * What gives way, in this order: the oldest posts, rows of what is folded, posts of further problems, and only then the
 * newest posts of the first.
 */
export function timelineLevels(full: readonly Incident[]): readonly [TimelineLevel, ...TimelineLevel[]] {
  const most = Math.max(NEWEST, ...full.map(({ posts }) => posts.length));
  const level = (first: number, others: number, rows: number): TimelineLevel => ({ first, others, rows });
  return [
    level(most, most, MOST_ROWS),
    ...downFrom(most - 1, NEWEST).map((posts) => level(posts, posts, MOST_ROWS)),
    ...downFrom(MOST_ROWS - 1, 0).map((rows) => level(NEWEST, NEWEST, rows)),
    ...downFrom(NEWEST - 1, 0).map((others) => level(NEWEST, others, 0)),
    ...downFrom(NEWEST - 1, 0).map((first) => level(first, 0, 0)),
  ];
}

const downFrom = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, from - to + 1) }, (_, step) => from - step);
