import { LRUCache } from 'lru-cache';
import { type FailureKind, SourceError } from '../../domain/source-error.ts';

export interface CircuitNeeds {
  readonly clock: () => Date;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Hears that a tenant is not asked about for so many milliseconds, and the failure that was one too many. */
  readonly onOpen: (failure: SourceError, tenantId: string, openMs: number) => void;
  readonly onClose: (tenantId: string) => void;
}

/** What is known of a tenant whose last question failed. */
interface Circuit {
  readonly failures: number;
  readonly silentSince: number;
  readonly last: SourceError;
  /** Absent while it is closed. */
  readonly openUntil?: number;
}

const FAILURES_TO_OPEN = 3;
const OPEN_MS = 30_000;
const MOST_CIRCUITS = 20_000;

/** The other side is down. Any other failure is an answer. */
const DOWN: readonly FailureKind[] = ['timeout', 'unreachable'];

/** Asks about a tenant, or fails with the last failure's words while its circuit is open. `isRetry` asks all the same. */
export type Guard = <Answer>(tenantId: string, ask: () => Promise<Answer>, isRetry?: boolean) => Promise<Answer>;

/**
 * A circuit breaker for each tenant of one outside party. After three failures in a row questions fail at once, as the last
 * one did, for 30 to 60 seconds; then one is let through, and so is any retry. Whatever is answered closes the circuit.
 */
export function createCircuits({ clock, random, onOpen, onClose }: CircuitNeeds): Guard {
  const circuits = new LRUCache<string, Circuit>({ max: MOST_CIRCUITS });
  const pause = (): number => Math.round(OPEN_MS * (1 + random()));

  function close(tenantId: string): void {
    const isOpen = circuits.get(tenantId)?.openUntil !== undefined;
    circuits.delete(tenantId);
    if (isOpen) onClose(tenantId);
  }

  function fail(tenantId: string, last: SourceError, isProbe: boolean): void {
    const now = clock().getTime();
    const { failures: before = 0, silentSince = now, openUntil } = circuits.get(tenantId) ?? {};
    if (openUntil !== undefined && !isProbe) return;
    const failures = before + 1;
    if (failures < FAILURES_TO_OPEN) {
      circuits.set(tenantId, { failures, silentSince, last });
      return;
    }
    const openMs = pause();
    circuits.set(tenantId, { failures, silentSince, last, openUntil: now + openMs });
    if (!isProbe) onOpen(last, tenantId, openMs);
  }

  return async (tenantId, ask, isRetry = false) => {
    const circuit = circuits.get(tenantId);
    const isProbe = circuit?.openUntil !== undefined;
    if (isProbe) {
      const now = clock().getTime();
      if (now < circuit.openUntil && !isRetry) throw notAsked(circuit, now);
      // Open for all others until this one has its answer; and should it never end, until another is let through.
      circuits.set(tenantId, { ...circuit, openUntil: now + pause() });
    }
    try {
      const answer = await ask();
      close(tenantId);
      return answer;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (DOWN.includes(error.kind)) fail(tenantId, error, isProbe);
      else close(tenantId);
      throw error;
    }
  };
}

function notAsked({ last, failures, silentSince, openUntil }: Circuit, now: number): SourceError {
  return new SourceError(last.kind, last.source, `not asked after ${failures} failures: ${last.message}`, {
    retryAfterMs: (openUntil as number) - now,
    silentForMs: now - silentSince,
    cause: last,
  });
}
