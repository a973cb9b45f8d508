import type { DeskKind } from './filing.ts';
import type { Severity } from './request-draft.ts';

/** How soon a desk answers first, as a support plan of the partner's promises. Only settings know: Microsoft's API tells none. */
export interface ResponseTargets {
  readonly plan: string;
  /** By severity; absent where the plan promises nothing. */
  readonly minutes: Readonly<Partial<Record<Severity, number>>>;
}

export type DeskTargets = Readonly<Partial<Record<DeskKind, ResponseTargets>>>;
