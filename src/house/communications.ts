import type { Customer } from '../domain/customer.ts';
import type { SourceName } from '../domain/service.ts';
import { SourceError } from '../domain/source-error.ts';
import { createListCommunications } from '../services/communications/list-communications.ts';
import { createMessageRounds } from '../services/communications/message-rounds.ts';
import { createReadCommunications } from '../services/communications/read-communications.ts';
import { historyOf } from '../services/communications/revision-changes.ts';
import { createRunningMaintenance } from '../services/communications/running-maintenance.ts';
import type { ReportHealth } from '../services/health/report-health.ts';
import type { Ground } from './ground.ts';

export type Communications = ReturnType<typeof createCommunications>;

/** What Microsoft announces: how it is read, and what is shown of it to whoever asks. */
export function createCommunications({
  config,
  world,
  jobs,
  microsoft,
  sources,
  communications: book,
  customers,
  log,
}: Ground) {
  const { clock, random, deadline } = world;
  const limit = () => deadline(config.SOURCE_TIME_LIMIT_MS);
  const azure = sources.find(({ name }) => name === 'azure');
  const readCommunications = createReadCommunications({
    center: microsoft.messages,
    ...(azure && { azure }),
    book,
    mayRead: customers.mayRead,
    clock,
    deadline: limit,
  });
  const running = createRunningMaintenance({ book, clock });
  return {
    rounds: createMessageRounds({
      jobs,
      customers: customers.known,
      byTenantId: (tenantId) => customers.index().byTenantId(tenantId),
      mayRead: customers.mayRead,
      readCommunications,
      everyMs: config.MESSAGES_MINUTES * 60_000,
      random,
      onFailure: ({ tenantId }, { source, kind, message }) =>
        log.debug({ source, kind, tenantId, why: message }, 'a message center gave no answer'),
      onError: (error) => log.error({ err: error }, 'messages could not be read'),
    }),
    /** What conversations take. */
    shown: (reportHealth: ReportHealth) => ({
      clock,
      list: createListCommunications({
        book,
        readCommunications,
        async servicesOf(customer, sees) {
          const { services } = await reportHealth(customer, { sees });
          return services.filter(({ phase }) => phase !== 'unheard');
        },
        clock,
        cacheMs: config.CACHE_MS,
      }),
      one: book.one,
      changes: async (id: string) => historyOf(await book.revisions(id)),
      async running(customer: Customer, sees: readonly SourceName[]) {
        const tenantId = customer.tenantId.toLowerCase();
        const theirs = (await running()).filter(({ tenantIds }) => tenantIds.includes(tenantId));
        return theirs.map(({ communication }) => communication).filter(({ source }) => sees.includes(source));
      },
      async attachments(customer: Customer, id: string) {
        if (!customers.mayRead(customer).may) return undefined;
        return await microsoft.messages.attachments(customer, id, limit()).catch((error: unknown) => {
          if (!(error instanceof SourceError)) throw error;
          return undefined;
        });
      },
    }),
  };
}
