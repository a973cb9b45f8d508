import type { QuietHours } from '../../domain/following.ts';
import { momentOf, wallClock } from '../../domain/wall-clock.ts';

const DAY_MS = 24 * 3600_000;

/** When the quiet hours end that it is in now; nothing outside of them. The zone's changes of clock are minded. */
export function quietUntil(quiet: QuietHours | undefined, now: Date): Date | undefined {
  if (!quiet || quiet.from === quiet.to) return undefined;
  const clock = wallClock(now, quiet.zone).time;
  const isQuiet =
    quiet.from < quiet.to ? clock >= quiet.from && clock < quiet.to : clock >= quiet.from || clock < quiet.to;
  return isQuiet ? next(quiet.to, quiet.zone, now) : undefined;
}

/** The last time that a clock in the zone has shown this, now included, and the day of it there (`2026-11-22`). */
export function lastAt(time: string, zone: string, now: Date): { readonly at: Date; readonly day: string } {
  const here = wallClock(now, zone);
  const day = here.time >= time ? here.day : dayBeside(here.day, -1);
  return { at: momentOf(day, time, zone), day };
}

function next(time: string, zone: string, now: Date): Date {
  const here = wallClock(now, zone);
  const day = here.time < time ? here.day : dayBeside(here.day, 1);
  return momentOf(day, time, zone);
}

/** By the calendar: days of 23 and 25 hours are days. */
const dayBeside = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
