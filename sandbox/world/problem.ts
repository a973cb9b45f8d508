import type { ServiceId } from './services.ts';

/** An issue of Microsoft 365, as scenarios write it: words, and times counted back from the sandbox's start. */
export interface Problem {
  /** Global: tenants that share a problem share its id. */
  readonly id: string;
  readonly service: ServiceId;
  /** `incident` or `advisory`; any other word is one that clients have never seen. */
  readonly classification: string;
  /** Graph's `serviceHealthStatus`, or a word that clients have never seen. */
  readonly status: string;
  readonly title: string;
  readonly impact: string;
  readonly scope?: string;
  readonly cause?: string;
  readonly feature?: string;
  readonly origin?: string;
  readonly highImpact?: boolean;
  readonly startedAgo: number;
  /** Present when it is over. */
  readonly endedAgo?: number;
  /** Oldest first. */
  readonly posts: readonly Post[];
}

export interface Post {
  readonly type?: 'quick' | 'strategic';
  /** Milliseconds before the sandbox's start. */
  readonly ago: number;
  readonly write: Writing;
}

export interface About {
  readonly problem: Problem;
  readonly startedAt: Date;
  readonly endedAt?: Date;
}

/** Words a post about a problem, published at a time. */
export type Writing = (about: About, at: Date) => string;

export const incident = (facts: Omit<Problem, 'classification'>): Problem => ({ classification: 'incident', ...facts });
export const advisory = (facts: Omit<Problem, 'classification'>): Problem => ({ classification: 'advisory', ...facts });

/** A post published `ago` milliseconds before the sandbox's start. */
export const post = (ago: number, write: Writing, type?: Post['type']): Post => ({
  ...(type && { type }),
  ago,
  write,
});

export function whenOf({ startedAgo, endedAgo }: Problem, start: Date): { startedAt: Date; endedAt?: Date } {
  const startedAt = new Date(start.getTime() - startedAgo);
  return endedAgo === undefined ? { startedAt } : { startedAt, endedAt: new Date(start.getTime() - endedAgo) };
}
