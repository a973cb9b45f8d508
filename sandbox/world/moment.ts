/** Scenarios count back from the sandbox's start, in milliseconds: `hours(2)` is two hours before it. */
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => minutes(60 * count);
export const days = (count: number): number => hours(24 * count);

const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });

/** `Sunday, November 22, 2026, at 10:30 AM UTC`: how posts write a time. */
export const inWords = (at: Date): string => `${DAY.format(at)}, at ${TIME.format(at).replace(/\s/g, ' ')} UTC`;

/** Up to the next full half hour: when Microsoft promises to say more. */
export const nextHalfHour = (at: Date): Date => new Date(Math.ceil(at.getTime() / minutes(30)) * minutes(30));
