import { type HealthStatus, isWorse } from './health-status.ts';

/** Where Microsoft stands with a problem, in Microsoft's terms (Graph `serviceHealthStatus`, Azure event status). */
export const PHASES = [
  'operational',
  'investigating',
  'restoring',
  'verifying',
  'restored',
  'review-published',
  'degraded',
  'interrupted',
  'extended-recovery',
  'false-positive',
  'suspended',
  'resolved',
  'mitigated',
  'confirmed',
  'reported',
  'planned',
  'unheard',
  'other',
] as const;

export type Phase = (typeof PHASES)[number];

export type Classification = 'incident' | 'advisory' | 'maintenance';

const OVER: readonly Phase[] = [
  'operational',
  'restored',
  'review-published',
  'false-positive',
  'resolved',
  'mitigated',
];

/**
 * Phase and classification in, state out. A problem that Microsoft itself calls an advisory never reads as degraded;
 * a phase nobody knows is the mildest trouble, never health.
 */
export function statusOf(phase: Phase, classification: Classification = 'incident'): HealthStatus {
  if (phase === 'unheard') return 'unknown';
  if (OVER.includes(phase)) return 'operational';
  if (classification === 'maintenance' || phase === 'planned') return 'maintenance';
  if (phase === 'other' || classification === 'advisory') return 'advisory';
  return phase === 'interrupted' ? 'interrupted' : 'degraded';
}

/** How a problem stood at one moment. */
export interface Standing {
  readonly status: HealthStatus;
  readonly phase: Phase;
}

/**
 * Whether a problem got worse: by its state, or, where that is the same, by Microsoft's own phase. An advisory's state
 * stays `advisory` while its phase goes from degradation to interruption.
 */
export function hasWorsened(now: Standing, before: Standing): boolean {
  if (now.status !== before.status) return isWorse(now.status, before.status);
  return now.phase === 'interrupted' && before.phase !== 'interrupted';
}
