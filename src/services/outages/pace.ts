/** A silent source is asked at least this often: one that comes back is noticed well before it counts as unknown. */
const LONGEST_PAUSE_MS = 5 * 60_000;
/** A tenth of the pause either way, so that customers do not fall into step. */
const JITTER = 0.2;

export interface Pace {
  readonly everyMs: number;
  /** How often in a row there was no answer. */
  readonly failures: number;
  /** What a throttling source has asked for. */
  readonly retryAfterMs?: number | undefined;
  /** 0..1 */
  readonly random: number;
}

/** How long until the next look: longer with each failure, and not before a throttling source allows it. */
export function pauseMs({ everyMs, failures, retryAfterMs = 0, random }: Pace): number {
  const usual = everyMs * (1 - JITTER / 2 + JITTER * random);
  if (failures === 0) return usual;
  const slower = Math.min(usual * 2 ** failures, Math.max(usual, LONGEST_PAUSE_MS));
  return Math.max(slower, retryAfterMs);
}
