import type { SourceName } from '../domain/service.ts';
import type { FailureKind } from '../domain/source-error.ts';
import type { JobKind } from './outage-ports.ts';

/** A call of ours that Teams has taken. */
export interface TakenCall {
  readonly kind: 'post' | 'edit' | 'reply';
  /** When what it tells was read from Microsoft. */
  readonly readAt: Date;
  readonly at: Date;
}

/** Counts what this process does. Names no customer. */
export interface Meters {
  looked(source: SourceName, outcome: 'answered' | FailureKind, seconds: number): void;
  worked(kind: JobKind, outcome: 'done' | 'failed', jobs: number): void;
  delivered(call: TakenCall): void;
  /** What became of early signals: of those raised, Microsoft bears some out, and the others are withdrawn. */
  signalled(outcome: 'raised' | 'published' | 'withdrawn'): void;
  /** An alert of Azure's, and the status that it was answered. */
  alerted(status: number): void;
}

export interface JobDepth {
  readonly kind: string;
  /** `due`: could have been begun. */
  readonly due: number;
  /** For later. */
  readonly later: number;
  readonly underWay: number;
  /** For how long the oldest has been due, in seconds. */
  readonly oldestDueS: number;
}

export interface DataAge {
  readonly source: SourceName;
  /** Customers that answered within 15 minutes, before that, and never. */
  readonly fresh: number;
  readonly stale: number;
  readonly silent: number;
  /** Of those that have ever answered, the one that did so the longest ago, in seconds. */
  readonly oldestS: number;
}

/** How things stand in the database, for all replicas together. */
export interface Stock {
  readonly jobs: readonly JobDepth[];
  readonly data: readonly DataAge[];
}
