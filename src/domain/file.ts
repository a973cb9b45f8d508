/**
 * A file that an agent asks for, by ids alone: it is read, and the right to it asked for, at the moment it is handed over.
 * Nothing of it is kept meanwhile.
 */
export interface FileRef {
  readonly kind: 'post-incident-review';
  readonly tenantId: string;
  readonly incidentId: string;
}

export interface FileContent {
  /** Without dot, such as `docx`. */
  readonly extension: string;
  /** As in `Content-Type`. */
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
