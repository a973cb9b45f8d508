/** How a service stands, worst first. `unknown` outranks `advisory`: silence is never shown as good news. */
export const HEALTH_STATUSES = [
  'interrupted',
  'degraded',
  'unknown',
  'advisory',
  'maintenance',
  'operational',
] as const;

export type HealthStatus = (typeof HEALTH_STATUSES)[number];

const rank = (status: HealthStatus): number => HEALTH_STATUSES.indexOf(status);

/** Sorts worst first. */
export const byWorst = (a: HealthStatus, b: HealthStatus): number => rank(a) - rank(b);

export const isWorse = (status: HealthStatus, than: HealthStatus): boolean => rank(status) < rank(than);

/** The worst of several; of none, `unknown`: nobody has said that all is well. */
export function worst(statuses: Iterable<HealthStatus>): HealthStatus {
  return [...statuses].sort(byWorst)[0] ?? 'unknown';
}
