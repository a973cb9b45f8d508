import type { RequestFilter } from './request-list.ts';

/**
 * A file that an agent asks for, by ids alone: it is read, and the right to it asked for, at the moment it is handed over.
 * Nothing of it is kept meanwhile.
 */
export type FileRef = ReviewRef | HistoryRef | AffectedRef | RequestsRef;

/** Microsoft's post-incident review, a document. */
export interface ReviewRef {
  readonly kind: 'post-incident-review';
  readonly tenantId: string;
  readonly incidentId: string;
}

/** All outages that we have kept of a customer, as a table. */
export interface HistoryRef {
  readonly kind: 'customer-history';
  readonly tenantId: string;
}

/** Whom an outage hits, as a table. */
export interface AffectedRef {
  readonly kind: 'affected-customers';
  readonly incidentId: string;
  /** The living card from which it is asked for: then of those alone whom that may name. */
  readonly followingId?: string | undefined;
}

/** Service requests as a table: of a customer, of an incident, or one's own. */
export interface RequestsRef {
  readonly kind: 'service-requests';
  readonly tenantId?: string | undefined;
  readonly incidentId?: string | undefined;
  readonly only?: RequestFilter | undefined;
}

export interface FileContent {
  /** Without dot, such as `docx`. */
  readonly extension: string;
  /** As in `Content-Type`. */
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
