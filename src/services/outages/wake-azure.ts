import type { Job, Jobs } from '../outage-ports.ts';
import { lookKey } from './look-key.ts';

export interface WakeAzureNeeds {
  readonly jobs: Pick<Jobs, 'send' | 'work'>;
  /** What was asked once for all customers is asked again. */
  readonly askAgain: () => void;
}

/** Resource Graph tells of an event some minutes later than the alert does. */
const AGAIN_AFTER_MS = 2 * 60_000;
/** One event makes thousands of alerts at once: they share one question to Azure. */
const TOGETHER = { batch: 500, batches: 1 };

/** Looks at once at the Azure of those for whom an alert came, and once more when Resource Graph knows too. */
export function createWakeAzure({ jobs, askAgain }: WakeAzureNeeds): () => Promise<void> {
  return () =>
    jobs.work('wake-azure', TOGETHER, async (batch: readonly Job<'wake-azure'>[]) => {
      askAgain();
      await jobs.send(
        'look',
        batch.map(({ data: { tenantId } }) => ({
          key: lookKey(tenantId, 'azure'),
          data: { tenantId, source: 'azure' as const, failures: 0 },
        })),
      );
      await jobs.send(
        'wake-azure',
        batch.flatMap(({ key, data: { tenantId, again } }) =>
          again > 0 ? { key, data: { tenantId, again: again - 1 }, afterMs: AGAIN_AFTER_MS } : [],
        ),
      );
      return [];
    });
}
