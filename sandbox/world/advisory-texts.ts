import { OFFICE_ADVISORIES } from './advisory-texts-office.ts';
import { PLATFORM_ADVISORIES } from './advisory-texts-platform.ts';
import type { ServiceId } from './services.ts';

/** One small, long-lived problem: what it is called, what users notice, why. */
export type AdvisoryText = readonly [title: string, impact: string, cause: string];

export type AdvisoryTexts = Readonly<Partial<Record<ServiceId, readonly AdvisoryText[]>>>;

/** Old advisories, as every tenant carries them. A new line is a new advisory; the order gives ids and ages. */
export const ADVISORY_TEXTS: AdvisoryTexts = { ...OFFICE_ADVISORIES, ...PLATFORM_ADVISORIES };
