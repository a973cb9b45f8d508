import { LRUCache } from 'lru-cache';
import type { Customer } from '../../domain/customer.ts';
import type { DetailAnswer, ServiceDetails } from '../../domain/service-details.ts';
import { type FailureKind, SourceError } from '../../domain/source-error.ts';
import type { ServiceDetailSource } from '../ports.ts';

/** What one source has told, or why it has not. */
export interface ToldDetails {
  readonly answer: DetailAnswer;
  readonly details?: ServiceDetails;
}

/** A question on its way, which nobody has to wait for. */
export interface DetailsAsked {
  /** Resolves when every source has answered or failed; absent where none is asked just now. */
  readonly settled: Promise<unknown> | undefined;
  /** What is known by now; an earlier reading stands until the next one has come. */
  told(): readonly ToldDetails[];
}

export interface ReadDetails {
  (customer: Customer, options?: { readonly fresh?: boolean }): DetailsAsked;
  /** Lets go of all that was read of a customer, what is still on its way included. */
  forget(tenantId: string): void;
  /** Gives up what is on its way, since nobody waits for it; resolves when all of it has ended. */
  close(): Promise<void>;
}

export interface ReadDetailsNeeds {
  /** The preferred one first. */
  readonly sources: readonly ServiceDetailSource[];
  readonly clock: () => Date;
  /** Aborts after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal;
  readonly timeLimitMs: number;
  readonly onFailure: (failure: SourceError, source: ServiceDetailSource, customer: Customer) => void;
  /** A failure that is none of a source's. */
  readonly onError: (error: unknown) => void;
}

interface Kept {
  readonly askedAt: Date;
  readonly told: ToldDetails;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MOST_KEPT = 2000;

/** Refusals: a right that is missing now will mostly be missing for a while. */
const REFUSED: readonly FailureKind[] = ['no-consent', 'access-ended', 'no-permission', 'not-found'];

/**
 * Asks for the details of a customer's services, which change slowly: kept for an hour, a refusal for a day, other failures
 * for a minute. A person who asks again is heard at once after a failure, and after a minute otherwise.
 */
export function createReadDetails(needs: ReadDetailsNeeds): ReadDetails {
  const { sources, clock } = needs;
  const kept = new LRUCache<string, Kept>({ max: MOST_KEPT });
  const underWay = new Map<string, Promise<void>>();
  const closing = new AbortController();
  const keyOf = ({ name }: ServiceDetailSource, tenantId: string): string => `${name} ${tenantId}`;

  const isDue = (known: Kept | undefined, fresh: boolean): boolean =>
    !known || clock().getTime() - known.askedAt.getTime() >= lifetimeMs(known.told, fresh);

  async function ask(source: ServiceDetailSource, customer: Customer, before: ToldDetails | undefined): Promise<Kept> {
    const askedAt = clock();
    const { name } = source;
    try {
      const signal = AbortSignal.any([needs.deadline(needs.timeLimitMs), closing.signal]);
      const details = await source.read(customer, signal);
      return { askedAt, told: { answer: { name, readAt: clock() }, details } };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      needs.onFailure(error, source, customer);
      const { details, answer } = (REFUSED.includes(error.kind) ? undefined : before) ?? {};
      return {
        askedAt,
        told: { answer: { name, readAt: answer?.readAt ?? askedAt, failure: error }, ...(details && { details }) },
      };
    }
  }

  function begin(source: ServiceDetailSource, customer: Customer): Promise<void> {
    const key = keyOf(source, customer.tenantId);
    const asking: Promise<void> = ask(source, customer, kept.get(key)?.told)
      .then((answer) => {
        if (underWay.get(key) === asking) kept.set(key, answer);
      })
      .catch(needs.onError)
      .finally(() => {
        if (underWay.get(key) === asking) underWay.delete(key);
      });
    underWay.set(key, asking);
    return asking;
  }

  const read = (customer: Customer, { fresh = false } = {}): DetailsAsked => {
    const keys = sources.map((source) => keyOf(source, customer.tenantId));
    const asked = sources.map((source, at) => {
      const key = keys[at] ?? '';
      return underWay.get(key) ?? (isDue(kept.get(key), fresh) ? begin(source, customer) : undefined);
    });
    const settled = asked.some(Boolean) ? Promise.all(asked) : undefined;
    return { settled, told: () => keys.flatMap((key) => kept.get(key)?.told ?? []) };
  };

  return Object.assign(read, {
    forget(tenantId: string) {
      for (const source of sources) {
        kept.delete(keyOf(source, tenantId));
        underWay.delete(keyOf(source, tenantId));
      }
    },
    async close() {
      closing.abort();
      await Promise.all(underWay.values());
    },
  });
}

function lifetimeMs({ answer: { failure } }: ToldDetails, fresh: boolean): number {
  if (failure === undefined) return fresh ? MINUTE_MS : HOUR_MS;
  if (fresh) return failure.retryAfterMs ?? 0;
  return REFUSED.includes(failure.kind) ? DAY_MS : (failure.retryAfterMs ?? MINUTE_MS);
}
