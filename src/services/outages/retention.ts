import type { CommunicationBook } from '../communication-ports.ts';
import type { OutageBook } from '../outage-ports.ts';
import type { ReplyBook } from '../reply-ports.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface RetentionNeeds {
  readonly outages: Pick<OutageBook, 'purge' | 'forgetCustomers'>;
  readonly communications: Pick<CommunicationBook, 'purge' | 'forgetCustomers'>;
  readonly replies: Pick<ReplyBook, 'purge' | 'forgetCustomers'>;
  /** Customers whom the partner left before then. */
  readonly leftBefore: (at: Date) => Promise<readonly string[]>;
  readonly clock: () => Date;
  readonly days: number;
  /** For customers whom the partner has left. */
  readonly daysAfterLeaving: number;
}

/** Forgets outages that ended so many days ago, communications that nobody has been told of since then, what customers were told before then, and what is kept of customers whom the partner left so many days ago. */
export function createRetention(needs: RetentionNeeds) {
  const { outages, communications, replies, leftBefore, clock, days, daysAfterLeaving } = needs;
  const before = (past: number): Date => new Date(clock().getTime() - past * DAY_MS);
  return async (): Promise<void> => {
    await outages.purge(before(days));
    await communications.purge(before(days));
    await replies.purge(before(days));
    const left = await leftBefore(before(daysAfterLeaving));
    if (left.length === 0) return;
    await outages.forgetCustomers(left);
    await communications.forgetCustomers(left);
    await replies.forgetCustomers(left);
  };
}
