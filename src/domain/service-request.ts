import type { SourceError } from './source-error.ts';

/** Partner Center's states of a service request; `unknown` for its `none` and for words that it has not published. */
export type RequestStatus = 'attention-needed' | 'open' | 'closed' | 'unknown';

export type RequestSeverity = 'critical' | 'moderate' | 'minimal' | 'unknown';

/** A request for support that somebody has filed with Microsoft in a customer's name. Its words are whoever wrote them. */
export interface ServiceRequest {
  /** Microsoft's number, such as `616122292874576`. */
  readonly id: string;
  readonly title?: string;
  readonly status: RequestStatus;
  readonly severity: RequestSeverity;
  readonly product?: string;
  /** Whom Microsoft answers: a name, an address, or both. */
  readonly contact?: string;
  readonly createdAt?: Date;
  readonly updatedAt?: Date;
  readonly closedAt?: Date;
}

export interface RequestNote {
  readonly by?: string;
  readonly at?: Date;
  readonly text: string;
}

export interface RequestDetail extends ServiceRequest {
  readonly description?: string;
  readonly topic?: string;
  /** Newest first. */
  readonly notes: readonly RequestNote[];
}

/**
 * Why nobody can even be asked; each has words for what and what to do (`requests.gap.<gap>.*`):
 * - `switched-off`: the partner has no API at Partner Center, as indirect resellers
 * - `not-in-cloud`: Partner Center of this national cloud tells no service requests
 * - `not-signed-in`: no partner account has signed in, and an application alone is not told
 */
export type RequestGap = 'switched-off' | 'not-in-cloud' | 'not-signed-in';

/** What came of asking. Only `read` says anything about requests: silence is never "none". */
export type RequestReading<Told> =
  | { readonly kind: 'read'; readonly told: Told; readonly readAt: Date }
  | { readonly kind: 'gap'; readonly gap: RequestGap }
  | { readonly kind: 'failed'; readonly failure: SourceError };
