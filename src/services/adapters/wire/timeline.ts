import type { TimelineEntry } from '../../../domain/incident.ts';

/** Newest first; among equals the one that the wire has later. */
export const newestFirst = (posts: readonly TimelineEntry[]): readonly TimelineEntry[] =>
  posts.toReversed().sort((a, b) => b.at.getTime() - a.at.getTime());
