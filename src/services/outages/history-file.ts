import type { Customer } from '../../domain/customer.ts';
import type { FileContent } from '../../domain/file.ts';
import { lastedUntil } from '../../domain/outage-history.ts';
import type { SourceName } from '../../domain/service.ts';
import { tableFile } from '../files/table.ts';
import type { OutageBook } from '../outage-ports.ts';

/** In English: it is read by programs as well. */
const COLUMNS = [
  'incident',
  'service',
  'title',
  'classification',
  'status',
  'seen_from',
  'ended',
  'started',
  'updated',
  'minutes',
];

export interface HistoryFileNeeds {
  readonly outages: Pick<OutageBook, 'at'>;
  readonly clock: () => Date;
}

/**
 * All outages that are kept of a customer, of the sources that its reader may see, as a table: one row each, first seen ones
 * first, with the minutes from Microsoft's start to the end there, or to now. Times in UTC.
 */
export const createHistoryFile =
  ({ outages, clock }: HistoryFileNeeds) =>
  async ({ tenantId }: Customer, sees: readonly SourceName[]): Promise<FileContent> => {
    const seen = (await outages.at(tenantId)).filter(({ incident }) => sees.includes(incident.source));
    const rows = seen.flatMap((outage) =>
      outage.exposures
        .filter((exposure) => exposure.tenantId === tenantId)
        .map((exposure) => {
          const { id, serviceName, title, classification, startedAt, updatedAt } = outage.incident;
          const { status, since, endedAt } = exposure;
          const minutes = Math.round((lastedUntil(outage, exposure, clock()).getTime() - startedAt.getTime()) / 60_000);
          return [id, serviceName, title, classification, status, since, endedAt, startedAt, updatedAt, minutes];
        }),
    );
    return tableFile(COLUMNS, rows);
  };
