import type { MayRead } from '../access/may-read.ts';
import type { ReportHealth } from '../health/report-health.ts';
import type { JoinDetails } from './join-details.ts';
import type { ReadDetails } from './read-details.ts';

export interface ReportWithDetailsNeeds {
  readonly reportHealth: ReportHealth;
  readonly mayRead: MayRead;
  readonly readDetails: ReadDetails;
  readonly join: JoinDetails;
  /** Aborts after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal;
}

/** What an answer waits for details once the health is there; what comes later stands on the next answer. */
export const DETAILS_WAIT_MS = 300;

/** A health report with licences and links, as far as they are there in time. It never fails for want of them. */
export function createReportWithDetails(needs: ReportWithDetailsNeeds): ReportHealth {
  const { reportHealth, mayRead, readDetails, join, deadline } = needs;
  return async (customer, question) => {
    if (!mayRead(customer).may) return await reportHealth(customer, question);
    const asked = readDetails(customer, { fresh: question?.fresh ?? false });
    const report = await reportHealth(customer, question);
    if (report.answers.some(({ source, failure }) => source === 'microsoft365' && failure)) return report;
    if (asked.settled) await Promise.race([asked.settled, after(deadline(DETAILS_WAIT_MS))]);
    return mayRead(customer).may ? join(report, asked.told()) : report;
  };
}

const after = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
