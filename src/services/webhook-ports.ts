/** One message to a receiver outside. */
export interface WebhookMessage {
  /** The same for every try, and for whoever tries again later: by it the receiver tells repeats. */
  readonly id: string;
  /** JSON, exactly as it is signed. */
  readonly body: string;
}

export interface WebhookAnswer {
  readonly status: number;
  /** At most 64 KB of it. */
  readonly body: string;
}

/**
 * - `not-sent`: nothing has left, so it may be sent again
 * - `refused`: the receiver has read it and said no
 * - `unclear`: it has left, and no answer tells what became of it
 */
export type WebhookFailure = 'not-sent' | 'refused' | 'unclear';

/** `message` is for the log and holds no secret. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly kind: WebhookFailure;
  /** What the receiver answered, if it did. */
  readonly status: number | undefined;
  /** How long it asked us to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(
    kind: WebhookFailure,
    message: string,
    {
      status,
      retryAfterMs,
      ...options
    }: { readonly cause?: unknown; readonly status?: number; readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(message, options);
    this.kind = kind;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Posts signed messages to one receiver. */
export interface SignedWebhook {
  /** The receiver's host, to be shown. */
  readonly host: string;
  /** Answers a 2xx. Fails with `WebhookError` only. */
  post(message: WebhookMessage, signal: AbortSignal): Promise<WebhookAnswer>;
  /** Whether its host is known and may be asked; sends nothing. Fails with `WebhookError`. */
  check(): Promise<void>;
}
