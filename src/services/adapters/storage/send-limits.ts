/** At most so many calls in any stretch of time of this length. */
export interface SendLimit {
  readonly windowMs: number;
  readonly most: number;
}

/** Calls do not arrive as evenly as they leave: windows are kept a little longer than they are. */
const marginMs = (windowMs: number): number => Math.min(100, windowMs / 10);
/** What leaves together arrives together, and where it is late falls into the next window, whole. */
const SHARES = 5;

/** The same limits, kept in each fifth of a window too: no burst is larger than that. */
export const inShares = (limits: readonly SendLimit[]): readonly SendLimit[] => [
  ...limits,
  ...limits.map(({ windowMs, most }) => ({ windowMs: windowMs / SHARES, most: Math.ceil(most / SHARES) })),
];

/** The first moment from `now` on at which one more call keeps all limits. `sent`: when others left or will, oldest first. */
export function nextSlot(sent: readonly number[], limits: readonly SendLimit[], now: number): number {
  const free = limits.map(
    ({ windowMs, most }) => (sent.at(-most) ?? Number.NEGATIVE_INFINITY) + windowMs + marginMs(windowMs),
  );
  return Math.max(now, sent.at(-1) ?? now, ...free);
}

/** What of it the limits still look at. */
export function recent(sent: readonly number[], limits: readonly SendLimit[]): readonly number[] {
  const since = (sent.at(-1) ?? 0) - Math.max(...limits.map(({ windowMs }) => windowMs + marginMs(windowMs)));
  return sent.slice(-Math.max(...limits.map(({ most }) => most))).filter((at) => at > since);
}
