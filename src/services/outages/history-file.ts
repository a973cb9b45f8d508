import type { Customer } from '../../domain/customer.ts';
import type { FileContent } from '../../domain/file.ts';
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
];

/** All outages that are kept of a customer, as a table: one row each, first seen ones first. Times in UTC. */
export const createHistoryFile =
  ({ outages }: { readonly outages: Pick<OutageBook, 'at'> }) =>
  async ({ tenantId }: Customer): Promise<FileContent> => {
    const rows = (await outages.at(tenantId)).flatMap(({ incident, exposures }) =>
      exposures
        .filter((exposure) => exposure.tenantId === tenantId)
        .map(({ status, since, endedAt }) => {
          const { id, serviceName, title, classification, startedAt, updatedAt } = incident;
          return [id, serviceName, title, classification, status, since, endedAt, startedAt, updatedAt];
        }),
    );
    return tableFile(COLUMNS, rows);
  };
