import type { Communication } from '../../domain/communication.ts';
import type { Customer } from '../../domain/customer.ts';
import type { SourceName } from '../../domain/service.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { MayRead } from '../access/may-read.ts';
import { whyWithheld } from '../access/read-while-allowed.ts';
import type { CommunicationBook, MessageCenter } from '../communication-ports.ts';
import type { HealthSource, Purpose, SourceReading } from '../ports.ts';
import { azureCommunications } from './azure-communications.ts';

/** Reads what one source tells a customer into the book. Answers why it could not, or could only in part. */
export type ReadCommunications = (
  customer: Customer,
  source: SourceName,
  purpose?: Purpose,
) => Promise<SourceError | undefined>;

export interface ReadCommunicationsNeeds {
  readonly center: MessageCenter;
  /** Notes what it reads by itself (`notingCommunications`). */
  readonly azure?: HealthSource;
  readonly book: Pick<CommunicationBook, 'record' | 'failed'>;
  readonly mayRead: MayRead;
  readonly clock: () => Date;
  readonly deadline: () => AbortSignal;
}

export function createReadCommunications(needs: ReadCommunicationsNeeds): ReadCommunications {
  const { center, azure, book, mayRead, clock, deadline } = needs;

  const ask: Readonly<Record<SourceName, (customer: Customer, purpose: Purpose) => Promise<SourceError | undefined>>> =
    {
      async microsoft365(customer, purpose) {
        const communications = await center.read(customer, deadline(), purpose);
        const { tenantId } = customer;
        // The right to it may have ended on the way.
        if (mayRead(customer).may)
          await book.record({ tenantId, source: 'microsoft365', readAt: clock(), communications });
        return undefined;
      },
      azure: async (customer, purpose) => (await azure?.read(customer, deadline(), purpose))?.gap,
    };

  return async (customer, source, purpose = 'person') => {
    const right = mayRead(customer);
    if (!right.may) return whyWithheld(source, right);
    try {
      return await ask[source](customer, purpose);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      await book.failed(customer.tenantId, source, error.kind);
      return error;
    }
  };
}

export interface NotingNeeds {
  readonly book: Pick<CommunicationBook, 'record'>;
  readonly clock: () => Date;
}

/** What has not changed is written down again after so long, in case somebody else has read otherwise meanwhile. */
const WRITTEN_AGAIN_MS = 10 * 60_000;
const MOST_REMEMBERED = 20_000;

/**
 * Azure, with what it announces noted by the way: whoever reads its health, and for whatever reason, has read its planned
 * maintenance and advisories as well.
 */
export function notingCommunications(source: HealthSource, { book, clock }: NotingNeeds): HealthSource {
  if (source.name !== 'azure') return source;
  const noted = new Map<string, { readonly said: string; readonly at: number }>();

  const isNoted = (tenantId: string, said: string, at: number): boolean => {
    const last = noted.get(tenantId);
    return last !== undefined && last.said === said && at - last.at < WRITTEN_AGAIN_MS;
  };
  return {
    name: source.name,
    async read(customer, signal, purpose) {
      const reading = await source.read(customer, signal, purpose);
      const { tenantId } = customer;
      const communications = azureCommunications(reading.incidents);
      const at = clock().getTime();
      const said = versionsOf(communications, reading);
      if (!isNoted(tenantId, said, at)) {
        const { readAt = clock(), gap } = reading;
        await book.record({ tenantId, source: 'azure', readAt, communications, isPartial: gap !== undefined });
        if (noted.size >= MOST_REMEMBERED) noted.clear();
        noted.set(tenantId, { said, at });
      }
      return reading;
    },
  };
}

const versionsOf = (told: readonly Communication[], { gap }: SourceReading): string =>
  JSON.stringify([gap?.kind, ...told.map(({ id, updatedAt, state, body }) => [id, updatedAt, state, body.length])]);
