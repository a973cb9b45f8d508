import type { Customer } from '../../domain/customer.ts';
import type { FileContent } from '../../domain/file.ts';
import {
  type ListedRequest,
  listed,
  passes,
  type RequestFilter,
  type RequestsFound,
} from '../../domain/request-list.ts';
import { tableFile } from '../files/table.ts';

/** In English: it is read by programs as well. */
const COLUMNS = [
  'told_by',
  'number',
  'title',
  'customer',
  'domain',
  'tenant_id',
  'service',
  'severity',
  'desk',
  'progress',
  'status',
  'owner',
  'filed_by',
  'filed_at',
  'changed_at',
  'incidents',
  'link',
] as const;

export interface RequestsTable {
  readonly found: RequestsFound;
  readonly only?: RequestFilter | undefined;
  /** Whom Partner Center was asked about. */
  readonly of?: Customer | undefined;
}

/** What a list shows, as a table. Where Partner Center gave no answer, a row of its own says so. */
export function requestsFile({ found, only, of }: RequestsTable): FileContent {
  const rows = listed(found)
    .filter((one) => passes(one, only))
    .map((one) => rowOf(one, of));
  const isUnread = found.theirs !== undefined && found.theirs.kind !== 'read';
  const unread = ['partner-center', '', '', of?.name, of?.domain, of?.tenantId, '', '', '', 'not read', 'unknown'];
  const blank = COLUMNS.slice(unread.length).map(() => '');
  return tableFile(COLUMNS, isUnread ? [...rows, [...unread, ...blank]] : rows);
}

function rowOf(one: ListedRequest, of: Customer | undefined) {
  if (one.from === 'partner-center') {
    const { id, title, product, severity, status, contact, createdAt, updatedAt, closedAt } = one.request;
    const whose = [of?.name, of?.domain, of?.tenantId];
    const last = closedAt ?? updatedAt;
    return [
      one.from,
      id,
      title,
      ...whose,
      product,
      severity,
      'microsoft365',
      'filed',
      status,
      '',
      contact,
      createdAt,
      last,
      '',
      '',
    ];
  }
  const { receipt, packet, deskKind, progress, told, begunAt, history } = one.request;
  const { customer, service, severity, by, incidents } = packet;
  return [
    one.from,
    receipt?.number,
    packet.title,
    customer.name,
    customer.domain,
    customer.tenantId,
    service.name,
    severity,
    deskKind,
    progress,
    told?.status,
    told?.owner,
    by.name,
    begunAt,
    history.at(-1)?.at ?? begunAt,
    incidents.map(({ id }) => id).join(' '),
    receipt?.link,
  ];
}
