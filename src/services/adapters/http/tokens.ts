import type { SourceError } from '../../../domain/source-error.ts';

/** Who asks outside, and until when. */
export interface Asking {
  readonly source: SourceError['source'];
  /** Aborting it ends the question at once, as a `timeout`. */
  readonly signal: AbortSignal;
}

/** Access tokens of the reading application, one per tenant and audience. Fails with `SourceError` only. */
export interface Tokens {
  for(tenantId: string, scope: string, asking: Asking): Promise<string>;
}
