import type { SharedCommunication } from '../../domain/communication.ts';
import {
  type CommunicationList,
  inOrderOfUrgency,
  narrowedTo,
  type ServiceChoice,
} from '../../domain/communication-list.ts';
import type { Customer } from '../../domain/customer.ts';
import type { SourceName } from '../../domain/service.ts';
import type { SourceError } from '../../domain/source-error.ts';
import type { CommunicationBook, ReadingAge } from '../communication-ports.ts';
import type { ReadCommunications } from './read-communications.ts';
import { serviceChoices, serviceIdsOf } from './service-ids.ts';

export interface ListCommunications {
  /** One customer's, read now unless that was done within the cache's time. */
  ofCustomer(customer: Customer, sees: readonly SourceName[], fresh?: boolean): Promise<CommunicationList>;
  /** Many customers', as they were last read: nobody waits for a thousand message centers. */
  ofMany(
    customers: readonly Customer[],
    hears: (tenantId: string, source: SourceName) => boolean,
  ): Promise<CommunicationList>;
}

export interface ListCommunicationsNeeds {
  readonly book: Pick<CommunicationBook, 'all' | 'at' | 'ages'>;
  readonly readCommunications: ReadCommunications;
  /** Which services a customer has, as far as these sources tell; none where they do not answer. */
  readonly servicesOf: (customer: Customer, sees: readonly SourceName[]) => Promise<readonly ServiceChoice[]>;
  readonly clock: () => Date;
  readonly cacheMs: number;
}

/** Message centers are read about once an hour: after three of them without an answer nobody knows what stands there. */
const STALE_AFTER_MS = 3 * 3600_000;

export function createListCommunications(needs: ListCommunicationsNeeds): ListCommunications {
  const { book, readCommunications, servicesOf, clock, cacheMs } = needs;

  const listOf = (
    told: readonly SharedCommunication[],
    ages: readonly ReadingAge[],
    customers: number,
    failures: readonly SourceError[] = [],
    own: readonly ServiceChoice[] = [],
  ): CommunicationList => {
    const now = clock();
    const compare = inOrderOfUrgency(now);
    const reads = ages.flatMap(({ readAt }) => readAt?.getTime() ?? []);
    const heard = ages.filter(
      ({ source, readAt, failure }) =>
        source === 'microsoft365' &&
        readAt !== undefined &&
        (!failure || now.getTime() - readAt.getTime() < STALE_AFTER_MS),
    );
    return {
      items: told
        .map((one) => ({ ...one, serviceIds: serviceIdsOf(one.communication) }))
        .sort((one, other) => compare(one.communication, other.communication)),
      services: serviceChoices(
        own,
        told.map(({ communication }) => communication),
      ),
      customers,
      silent: customers - heard.length,
      ...(reads.length > 0 && { readAt: new Date(Math.min(...reads)) }),
      failures,
    };
  };

  return {
    async ofCustomer(customer, sees, fresh = false) {
      const tenantId = customer.tenantId.toLowerCase();
      const known = await book.ages([tenantId]);
      const isRecent = (source: SourceName) =>
        known.some(
          (age) => age.source === source && !age.failure && clock().getTime() - (age.readAt?.getTime() ?? 0) < cacheMs,
        );
      const [own, ...failures] = await Promise.all([
        servicesOf(customer, sees),
        ...sees.map((source) =>
          !fresh && isRecent(source) ? undefined : readCommunications(customer, source, fresh ? 'retry' : 'person'),
        ),
      ]);
      const told = await book.at(tenantId);
      const theirs = told.flatMap(
        (one) => narrowedTo(one, (id, source) => id === tenantId && sees.includes(source)) ?? [],
      );
      const ages = (await book.ages([tenantId])).filter(({ source }) => sees.includes(source));
      return listOf(
        theirs,
        ages,
        1,
        failures.filter((failure) => failure !== undefined),
        own,
      );
    },

    async ofMany(customers, hears) {
      const tenantIds = customers.map(({ tenantId }) => tenantId.toLowerCase());
      const told = (await book.all()).flatMap((one) => narrowedTo(one, hears) ?? []);
      return listOf(told, await book.ages(tenantIds), customers.length);
    },
  };
}
