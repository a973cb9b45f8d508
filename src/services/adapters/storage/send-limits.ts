/** At most so many calls in any stretch of time of this length. */
export interface SendLimit {
  readonly windowMs: number;
  readonly most: number;
}

/** Calls do not arrive as evenly as they leave: windows are kept a little longer than they are. */
const MARGIN_MS = 100;

/** The first moment from `now` on at which one more call keeps all limits. `sent`: when others left or will, oldest first. */
export function nextSlot(sent: readonly number[], limits: readonly SendLimit[], now: number): number {
  const free = limits.map(({ windowMs, most }) => (sent.at(-most) ?? Number.NEGATIVE_INFINITY) + windowMs + MARGIN_MS);
  return Math.max(now, sent.at(-1) ?? now, ...free);
}

/** What of it the limits still look at. */
export function recent(sent: readonly number[], limits: readonly SendLimit[]): readonly number[] {
  const since = (sent.at(-1) ?? 0) - MARGIN_MS - Math.max(...limits.map(({ windowMs }) => windowMs));
  return sent.slice(-Math.max(...limits.map(({ most }) => most))).filter((at) => at > since);
}
