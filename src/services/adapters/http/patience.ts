/** How one request waits for its later tries. Time and chance come from outside. */
export interface Patience {
  now(): Date;
  /** From 0 up to 1. */
  random(): number;
  /** Rejects as soon as the signal aborts (`setTimeout` of `node:timers/promises`). */
  sleep(ms: number, signal: AbortSignal): Promise<unknown>;
  /** All that one request may spend on waiting. What asks for more is passed on, not waited for. */
  readonly limitMs: number;
}

const FIRST_WAIT_MS = 250;

/**
 * Milliseconds until the next try: what the party asked for, else doubling from 250 ms, with up to 250 ms of jitter.
 * `tries` counts those already made.
 */
export function waitBeforeNextTry(tries: number, retryAfterMs: number | undefined, patience: Patience): number {
  return (retryAfterMs ?? FIRST_WAIT_MS * 2 ** (tries - 1)) + patience.random() * FIRST_WAIT_MS;
}

/** `Retry-After` in milliseconds: seconds (Graph sends decimals) or an HTTP date. */
export function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const wire = headers.get('retry-after');
  if (wire === null || wire.trim() === '') return undefined;
  const ms = Number.isNaN(Number(wire)) ? Date.parse(wire) - now.getTime() : Number(wire) * 1000;
  return Number.isFinite(ms) ? Math.max(0, Math.ceil(ms)) : undefined;
}
