import type { Agent } from '../../domain/agent.ts';
import type { Customer } from '../../domain/customer.ts';
import type { RequestsRef } from '../../domain/file.ts';
import type { FiledRequest } from '../../domain/filed-request.ts';
import type { RequestsFound } from '../../domain/request-list.ts';
import type { Access } from '../access/access.ts';
import type { RequestBook } from '../desk-ports.ts';
import type { LookUpRequests } from './look-up-requests.ts';

export interface ListRequestsNeeds {
  readonly requests: Pick<RequestBook, 'ofAgent' | 'ofCustomers' | 'ofIncident'>;
  readonly lookUp: Pick<LookUpRequests, 'list'>;
  /** Nothing for a customer who is gone. */
  readonly customer: (tenantId: string) => Customer | undefined;
}

/** Asks without a trace, and tells the audit trail whose requests are listed. */
type ListAccess = Pick<Access, 'wouldPermit' | 'record'>;

const [deed, authority] = ['see-requests', 'app'] as const;

/**
 * The requests that were filed from here: of a customer, linked to an incident, or, of neither, those that this agent filed or
 * follows; of a customer also those that Partner Center tells. Only of customers whose requests the agent may see now.
 */
export type ListRequests = (
  scope: Pick<RequestsRef, 'tenantId' | 'incidentId'>,
  agent: Agent,
  access: ListAccess,
) => Promise<RequestsFound>;

export function createListRequests({ requests, lookUp, customer }: ListRequestsNeeds): ListRequests {
  const tenantOf = ({ packet }: FiledRequest) => packet.customer.tenantId.toLowerCase();

  async function visible(found: readonly FiledRequest[], access: ListAccess) {
    const seen = new Set<string>();
    for (const tenant of new Set(found.map(tenantOf))) {
      const ours = customer(tenant);
      if (ours && (await access.wouldPermit('see-requests', ours)) === undefined) seen.add(tenant);
    }
    await access.record(...[...seen].map((tenantId) => ({ deed, tenantId, authority })));
    return found.filter((request) => seen.has(tenantOf(request)));
  }

  return async ({ tenantId, incidentId }, agent, access) => {
    if (incidentId) return { ours: await visible(await requests.ofIncident(incidentId), access) };
    if (!tenantId) return { ours: await visible(await requests.ofAgent(agent), access) };
    const of = customer(tenantId);
    // Whoever asks about one customer has been asked for the right to it, which the audit trail tells.
    if (!of || (await access.wouldPermit('see-requests', of))) return { ours: [] };
    const [ours, theirs] = await Promise.all([requests.ofCustomers([tenantId]), lookUp.list(of)]);
    return { ours, theirs };
  };
}
