import type { OutageBook } from '../outage-ports.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface RetentionNeeds {
  readonly outages: Pick<OutageBook, 'purge'>;
  readonly clock: () => Date;
  readonly days: number;
}

/** Forgets outages that ended so many days ago, with all that belongs to them. Answers how many. */
export const createRetention =
  ({ outages, clock, days }: RetentionNeeds): (() => Promise<number>) =>
  () =>
    outages.purge(new Date(clock().getTime() - days * DAY_MS));
