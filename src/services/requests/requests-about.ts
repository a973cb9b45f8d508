import { isOpenRequest } from '../../domain/filed-request.ts';
import type { Outage } from '../../domain/outage.ts';
import type { RequestBook } from '../desk-ports.ts';

/** How many requests are open about an outage, at the customers that it is narrowed to: of others nobody reads, be it a count. */
export function createRequestsAbout({ ofIncident }: Pick<RequestBook, 'ofIncident'>) {
  return async ({ incident, exposures }: Outage): Promise<number> => {
    const shown = new Set(exposures.map(({ tenantId }) => tenantId.toLowerCase()));
    const linked = await ofIncident(incident.id);
    return linked.filter(
      (request) => isOpenRequest(request) && shown.has(request.packet.customer.tenantId.toLowerCase()),
    ).length;
  };
}
