import type { SourceName } from './service.ts';

/** Why an outside party gave no usable answer. Each has words for what happened and what to do (`failure.<kind>.*`). */
export const FAILURE_KINDS = [
  /** The customer has not consented to the application (AADSTS65001, AADSTS700016). */
  'no-consent',
  /** The delegated admin relationship has ended or never was. */
  'access-ended',
  /** Signed in, but the right is missing (403). */
  'no-permission',
  'throttled',
  'timeout',
  /** No connection, or the party's own failure (5xx). */
  'unreachable',
  /** An answer that is no answer: not JSON, cut off, too large, not of the published shape. */
  'garbled',
  /** The thing asked for does not exist for this tenant. */
  'not-found',
  /** Our own sign-in failed: wrong secret, expired certificate, unknown application. */
  'sign-in',
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface Part {
  readonly read: number;
  readonly of: number;
}

/** An expected gap: carried in reports as data, thrown by adapters. `message` is for the log and holds no secret. */
export class SourceError extends Error {
  readonly kind: FailureKind;
  readonly source: SourceName | 'partner-center' | 'onedrive' | 'own-desk';
  /** How long the party asked us to wait, or will not be asked. */
  readonly retryAfterMs: number | undefined;
  /** For how long it has given no answer, when it is not even asked because of that. */
  readonly silentForMs: number | undefined;
  /** How many of the Azure subscriptions that are known could be read all the same. */
  readonly part: Part | undefined;

  constructor(
    kind: FailureKind,
    source: SourceError['source'],
    diagnosis: string,
    options: {
      readonly retryAfterMs?: number | undefined;
      readonly silentForMs?: number;
      readonly part?: Part;
      readonly cause?: unknown;
    } = {},
  ) {
    super(diagnosis, { cause: options.cause });
    this.name = 'SourceError';
    this.kind = kind;
    this.source = source;
    this.retryAfterMs = options.retryAfterMs;
    this.silentForMs = options.silentForMs;
    this.part = options.part;
  }
}
