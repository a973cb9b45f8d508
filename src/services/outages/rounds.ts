import type { Customer } from '../../domain/customer.ts';
import type { SourceError } from '../../domain/source-error.ts';
import type { MayRead } from '../access/may-read.ts';
import type { FailedJob, Job, Jobs } from '../outage-ports.ts';
import type { HealthSource } from '../ports.ts';
import type { LookAtCustomer, Looked } from './look-at-customer.ts';
import { lookKey } from './look-key.ts';
import { pauseMs } from './pace.ts';
import type { SpreadForward } from './spread-forward.ts';

/** Looks at every customer again and again, shared by all replicas. */
export interface Rounds {
  /** Makes sure that every customer we may read is looked at. */
  reconcile(): Promise<void>;
  /** Begins to look, until the jobs are stopped. */
  work(): Promise<void>;
}

export interface RoundsNeeds {
  readonly jobs: Pick<Jobs, 'send' | 'missing' | 'work'>;
  /** Those of which there are rounds, and how often. */
  readonly sources: readonly { readonly source: HealthSource; readonly everyMs: number }[];
  /** All of the partner's, those included that we have taken leave of. */
  readonly customers: () => readonly Customer[];
  readonly byTenantId: (tenantId: string) => Customer | undefined;
  readonly mayRead: MayRead;
  readonly lookAtCustomer: LookAtCustomer;
  readonly spreadForward: SpreadForward;
  readonly random: () => number;
  readonly onLooked: (customer: Customer, looked: Looked) => void;
  readonly onFailure: (customer: Customer, failure: SourceError) => void;
  readonly onError: (error: unknown) => void;
}

/** A look waits for the network most of its time; a hundred at once keep a core busy. A batch ends when its slowest look does. */
const AT_ONCE = { batch: 12, batches: 8 };
/** What begins together is spread over this much for each. */
const APART_MS = 20;

export function createRounds(needs: RoundsNeeds): Rounds {
  const { jobs, mayRead, random } = needs;
  const sources = new Map(needs.sources.map((one) => [one.source.name, one]));

  async function lookOnce({ key, data }: Job<'look'>): Promise<Job<'look'> | undefined> {
    const customer = needs.byTenantId(data.tenantId);
    const round = sources.get(data.source);
    if (!customer || !round || !mayRead(customer).may) return undefined;
    const { tenantId, source } = data;
    const next = (failures: number, retryAfterMs?: number): Job<'look'> => {
      const afterMs = pauseMs({ everyMs: round.everyMs, failures, retryAfterMs, random: random() });
      return { key, data: { tenantId, source, failures }, afterMs };
    };
    try {
      const looked = await needs.lookAtCustomer(customer, round.source);
      if (looked.changes.length > 0) needs.onLooked(customer, looked);
      if (!data.first) await needs.spreadForward(tenantId, looked.opened);
      if (!looked.failure) return next(0);
      needs.onFailure(customer, looked.failure);
      return next(data.failures + 1, looked.failure.retryAfterMs);
    } catch (error) {
      needs.onError(error);
      return next(data.failures + 1);
    }
  }

  async function lookAt(batch: readonly Job<'look'>[]): Promise<readonly FailedJob[]> {
    const next = await Promise.all(batch.map(lookOnce));
    await jobs.send(
      'look',
      next.flatMap((job) => job ?? []),
    );
    return [];
  }

  return {
    work: () => jobs.work('look', AT_ONCE, lookAt),

    async reconcile() {
      const read = needs.customers().filter((customer) => mayRead(customer).may);
      for (const { source, everyMs } of sources.values()) {
        const { name } = source;
        const tenants = new Map(read.map(({ tenantId }) => [lookKey(tenantId, name), tenantId]));
        const missing = new Set(await jobs.missing('look', [...tenants.keys()]));
        const spanMs = Math.min(everyMs, missing.size * APART_MS);
        const first = [...tenants].filter(([key]) => missing.has(key));
        await jobs.send(
          'look',
          first.map(([key, tenantId]) => ({
            key,
            data: { tenantId, source: name, failures: 0, first: true },
            afterMs: random() * spanMs,
          })),
        );
      }
    },
  };
}
