import type { LookAge } from '../outage-ports.ts';

const UNKNOWN_AFTER_MS = 15 * 60_000;

/** Whether a source has been silent for so long that how its customer stands is unknown. One never looked at is. */
export function isUnknown(age: LookAge | undefined, now: Date): boolean {
  return age?.answeredAt === undefined || now.getTime() - age.answeredAt.getTime() >= UNKNOWN_AFTER_MS;
}
