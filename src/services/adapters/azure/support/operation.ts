import { SourceError } from '../../../../domain/source-error.ts';
import { garbled } from '../../http/failures.ts';
import { retryAfterMs } from '../../http/patience.ts';
import type { Asking } from '../../http/tokens.ts';
import type { Key, SupportClient } from './client.ts';
import { Operation } from './schema.ts';

/** How a long-running operation ended. */
export type Ended =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Nobody knows yet. */
  | { readonly kind: 'unclear'; readonly failure: SourceError };

export interface OperationNeeds {
  readonly client: Pick<SupportClient, 'get'>;
  readonly now: () => Date;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

const USUAL_MS = 2000;
const LONGEST_MS = 10_000;

/**
 * Follows the operation that a 202 has begun, at the address in `Azure-AsyncOperation`, as often as `Retry-After` allows, until
 * the asking's signal ends it. The address is asked only where it leads to Azure Resource Manager.
 */
export async function endOf(accepted: Response, key: Key, asking: Asking, needs: OperationNeeds): Promise<Ended> {
  const { client, now, sleep } = needs;
  const address = accepted.headers.get('azure-asyncoperation');
  const waitMs = Math.min(retryAfterMs(accepted.headers, now()) ?? USUAL_MS, LONGEST_MS);
  try {
    if (!address) throw garbled(asking, 'accepted, without an address to ask what became of it');
    for (;;) {
      const { status, error } = await client.get(Operation, address, key, asking);
      if (status === 'succeeded') return { kind: 'succeeded' };
      if (status === 'failed' || status === 'canceled') return { kind: 'failed', error };
      await sleep(waitMs, asking.signal);
    }
  } catch (error) {
    if (error instanceof SourceError) return { kind: 'unclear', failure: error };
    if (!asking.signal.aborted) throw error;
    return { kind: 'unclear', failure: new SourceError('timeout', 'azure', 'accepted, and not done in time') };
  }
}
