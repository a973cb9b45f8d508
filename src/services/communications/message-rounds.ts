import type { Customer } from '../../domain/customer.ts';
import type { SourceError } from '../../domain/source-error.ts';
import type { MayRead } from '../access/may-read.ts';
import type { Job, Jobs } from '../outage-ports.ts';
import { pauseMs } from '../outages/pace.ts';
import type { ReadCommunications } from './read-communications.ts';

export interface MessageRoundsNeeds {
  readonly jobs: Pick<Jobs, 'send' | 'missing' | 'work'>;
  readonly customers: () => readonly Customer[];
  readonly byTenantId: (tenantId: string) => Customer | undefined;
  readonly mayRead: MayRead;
  readonly readCommunications: ReadCommunications;
  /** How often each message center is read; 0: never by itself. */
  readonly everyMs: number;
  readonly random: () => number;
  readonly onFailure: (customer: Customer, failure: SourceError) => void;
  readonly onError: (error: unknown) => void;
}

/** Far fewer than looks at health: nothing here is urgent, and both share Graph's budget. */
const AT_ONCE = { batch: 10, batches: 1 };

/** Reads every customer's message center again and again, shared by all replicas. */
export function createMessageRounds(needs: MessageRoundsNeeds) {
  const { jobs, mayRead, everyMs, random } = needs;

  async function readOnce({ key, data }: Job<'read-messages'>): Promise<readonly Job<'read-messages'>[]> {
    const customer = needs.byTenantId(data.tenantId);
    if (!customer || !mayRead(customer).may) return [];
    const next = (failures: number, retryAfterMs?: number): readonly Job<'read-messages'>[] => [
      {
        key,
        data: { tenantId: data.tenantId, failures },
        afterMs: pauseMs({ everyMs, failures, retryAfterMs, random: random() }),
      },
    ];
    try {
      const failure = await needs.readCommunications(customer, 'microsoft365', 'background');
      if (!failure) return next(0);
      needs.onFailure(customer, failure);
      return next(data.failures + 1, failure.retryAfterMs);
    } catch (error) {
      needs.onError(error);
      return next(data.failures + 1);
    }
  }

  return {
    async work(): Promise<void> {
      if (everyMs === 0) return;
      await jobs.work('read-messages', AT_ONCE, async (batch) => {
        await jobs.send('read-messages', (await Promise.all(batch.map(readOnce))).flat());
        return [];
      });
    },
    /** Makes sure that the messages of every customer we may read are read. */
    async reconcile(): Promise<void> {
      if (everyMs === 0) return;
      const read = needs.customers().filter((customer) => mayRead(customer).may);
      const missing = await jobs.missing(
        'read-messages',
        read.map(({ tenantId }) => tenantId),
      );
      await jobs.send(
        'read-messages',
        missing.map((tenantId) => ({
          key: tenantId,
          data: { tenantId, failures: 0 },
          afterMs: random() * Math.min(everyMs, missing.length * APART_MS),
        })),
      );
    },
  };
}

/** What begins together is spread over this much for each. */
const APART_MS = 100;
