import type { Agent } from '../../domain/agent.ts';
import type { Customer } from '../../domain/customer.ts';
import type { FileContent, RequestsRef } from '../../domain/file.ts';
import type { FiledRequest } from '../../domain/filed-request.ts';
import { passes } from '../../domain/request-list.ts';
import type { Access } from '../access/access.ts';
import type { RequestBook } from '../desk-ports.ts';
import { tableFile } from '../files/table.ts';

export interface ListRequestsNeeds {
  readonly requests: Pick<RequestBook, 'ofAgent' | 'ofCustomers' | 'ofIncident'>;
  /** Nothing for a customer who is gone. */
  readonly customer: (tenantId: string) => Customer | undefined;
}

/**
 * The requests that were filed from here: of a customer, linked to an incident, or, of neither, those that this agent filed or
 * follows. Only of customers whose requests the agent may see now. The newest first.
 */
export type ListRequests = (
  scope: Omit<RequestsRef, 'kind'>,
  agent: Agent,
  access: Pick<Access, 'permit'>,
) => Promise<readonly FiledRequest[]>;

export function createListRequests({ requests, customer }: ListRequestsNeeds): ListRequests {
  return async ({ tenantId, incidentId, only }, agent, access) => {
    const found = incidentId
      ? await requests.ofIncident(incidentId)
      : tenantId
        ? await requests.ofCustomers([tenantId])
        : await requests.ofAgent(agent);
    const tenantOf = ({ packet }: FiledRequest) => packet.customer.tenantId.toLowerCase();
    const seen = new Set<string>();
    for (const tenant of new Set(found.map(tenantOf))) {
      const ours = customer(tenant);
      if (ours && (await access.permit('see-requests', ours)) === undefined) seen.add(tenant);
    }
    return found.filter((request) => seen.has(tenantOf(request)) && passes(request, only));
  };
}

/** In English: it is read by programs as well. */
const COLUMNS = [
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

export const requestsFile = (requests: readonly FiledRequest[]): FileContent =>
  tableFile(
    COLUMNS,
    requests.map(({ receipt, packet, deskKind, progress, told, begunAt, history }) => [
      receipt?.number,
      packet.title,
      packet.customer.name,
      packet.customer.domain,
      packet.customer.tenantId,
      packet.service.name,
      packet.severity,
      deskKind,
      progress,
      told?.status,
      told?.owner,
      packet.by.name,
      begunAt,
      history.at(-1)?.at ?? begunAt,
      packet.incidents.map(({ id }) => id).join(' '),
      receipt?.link,
    ]),
  );
