import { LRUCache } from 'lru-cache';
import type { Customer } from '../../domain/customer.ts';
import type { SourceAnswer } from '../../domain/health-report.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { HealthSource, IncidentMemory, Purpose, SourceReading } from '../ports.ts';

/** What one source said at `readAt`, and which of its problems had got worse by then. An answer with a gap has both. */
export interface Told {
  readonly answer: SourceAnswer;
  /** Absent when the source failed altogether. */
  readonly reading?: SourceReading;
  readonly worsenedAt: ReadonlyMap<string, Date>;
}

export interface ReadOptions {
  /** Asks though an answer is still good. */
  readonly fresh?: boolean;
  /** Of whoever asks afresh, a `retry` unless said otherwise. */
  readonly purpose?: Purpose;
}

export type ReadSources = (customer: Customer, options?: ReadOptions) => Promise<readonly Told[]>;

export interface KeptReadSources extends ReadSources {
  /** Lets go of all that was read of a customer, what is still on its way included. */
  forget(tenantId: string): void;
}

export interface ReadSourcesNeeds {
  readonly sources: readonly HealthSource[];
  readonly memory: IncidentMemory;
  readonly clock: () => Date;
  /** Aborts after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal;
  /** A slow source costs at most this. */
  readonly timeLimitMs: number;
  /** A repeated question within this time is answered from what was read. */
  readonly cacheMs: number;
  readonly onFailure: (failure: SourceError, customer: Customer) => void;
}

/** A failure is remembered briefly: long enough that "show result" shows it, short enough that "try again" tries. */
const FAILURE_CACHE_MS = 10_000;
const MOST_READINGS = 2000;

/**
 * Asks all sources of one customer at once; however many ask, each source is asked once. Never rejects for a silent source.
 * What the background does not get may have been kept back for people: it is never a person's answer.
 */
export function createReadSources(needs: ReadSourcesNeeds): KeptReadSources {
  const { clock } = needs;
  const told = new LRUCache<string, Told>({ max: MOST_READINGS });
  const underWay = new Map<string, Promise<Told>>();

  const isStillGood = ({ answer }: Told): boolean => {
    const age = clock().getTime() - answer.readAt.getTime();
    return (
      age < (answer.failure ? Math.min(answer.failure.retryAfterMs ?? FAILURE_CACHE_MS, needs.cacheMs) : needs.cacheMs)
    );
  };

  const keyOf = (source: HealthSource, tenantId: string): string => `${source.name} ${tenantId}`;

  const read: ReadSources = (customer, { fresh = false, purpose = fresh ? 'retry' : 'person' } = {}) =>
    Promise.all(
      needs.sources.map((source) => {
        const key = keyOf(source, customer.tenantId);
        const flight = purpose === 'background' ? `${key} background` : key;
        const asked = underWay.get(key) ?? underWay.get(flight);
        if (asked) return asked;
        const known = told.get(key);
        if (known && !fresh && isStillGood(known)) return known;
        const asking: Promise<Told> = ask(needs, source, customer, purpose)
          .then((answer) => {
            const isForAll = purpose !== 'background' || answer.answer.failure === undefined;
            if (underWay.get(flight) === asking && isForAll) told.set(key, answer);
            return answer;
          })
          .finally(() => {
            if (underWay.get(flight) === asking) underWay.delete(flight);
          });
        underWay.set(flight, asking);
        return asking;
      }),
    );

  return Object.assign(read, {
    forget(tenantId: string) {
      for (const source of needs.sources) {
        told.delete(keyOf(source, tenantId));
        underWay.delete(keyOf(source, tenantId));
        underWay.delete(`${keyOf(source, tenantId)} background`);
      }
    },
  });
}

async function ask(needs: ReadSourcesNeeds, source: HealthSource, customer: Customer, purpose: Purpose): Promise<Told> {
  const signal = needs.deadline(needs.timeLimitMs);
  try {
    const reading = await readInTime(source, customer, signal, purpose);
    const readAt = reading.readAt ?? needs.clock();
    const worsenedAt = await needs.memory.note(customer.tenantId, reading.incidents, readAt);
    const gap = reading.gap ? { failure: reading.gap } : {};
    return { answer: { source: source.name, readAt, ...gap }, reading, worsenedAt };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    needs.onFailure(error, customer);
    return { answer: { source: source.name, readAt: needs.clock(), failure: error }, worsenedAt: new Map() };
  }
}

/** Fails as a timeout when the signal aborts, even for a source that does not listen to it. */
export const readInTime = (
  source: HealthSource,
  customer: Customer,
  signal: AbortSignal,
  purpose: Purpose,
): Promise<SourceReading> => Promise.race([source.read(customer, signal, purpose), silence(source, signal)]);

function silence(source: HealthSource, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => reject(new SourceError('timeout', source.name, `no answer from ${source.name} in time`));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}
