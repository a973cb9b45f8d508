import type { Communication } from '../../../domain/communication.ts';
import type { MessageCenter } from '../../communication-ports.ts';
import { allOf } from '../http/pages.ts';
import type { Asking } from '../http/tokens.ts';
import type { GraphSettings } from './client.ts';
import { createGraphList } from './list.ts';
import { ServiceMessage, WireAttachment } from './message-schema.ts';

const ROOT = '/admin/serviceAnnouncement/messages';

/**
 * The message center of a customer's tenant, with that tenant's own token (ServiceMessage.Read.All; delegated, also one of
 * the roles that read messages). Counted by Graph together with health, so it keeps within the same budget.
 */
export function createGraphMessageCenter(settings: GraphSettings): MessageCenter {
  const list = createGraphList(settings);
  return {
    async read({ tenantId }, signal, purpose) {
      const asking: Asking = { source: 'microsoft365', signal, purpose };
      return eachOnce(await allOf(list(ServiceMessage, ROOT, tenantId, asking)));
    },
    attachments({ tenantId }, id, signal) {
      const path = `${ROOT}/${encodeURIComponent(id)}/attachments`;
      return allOf(list(WireAttachment, path, tenantId, { source: 'microsoft365', signal }));
    },
  };
}

/** A list that grows while it is walked tells its items twice: what was told last counts. */
const eachOnce = (all: readonly Communication[]): readonly Communication[] => [
  ...new Map(all.map((one) => [one.id, one])).values(),
];
