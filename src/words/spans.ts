export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration in its two largest units, never more exact than seconds. */
export function spanOf(ms: number): Parameters<Intl.DurationFormat['format']>[0] {
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  if (days > 1) return { days };
  if (ms >= HOUR) return minutes === 0 || days > 0 ? { hours: days * 24 + hours } : { hours, minutes };
  return minutes > 0 ? { minutes } : { seconds: Math.max(1, Math.floor(ms / SECOND)) };
}
