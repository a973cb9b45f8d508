import type { AccessNotice, Parting } from '../../domain/access-notice.ts';
import type { Customer } from '../../domain/customer.ts';
import { accessPortals, type PortalTemplates } from '../../domain/portal-links.ts';
import type { createEndingSoon } from './access-end.ts';
import type { AccessView } from './access-view.ts';
import type { MayRead } from './may-read.ts';

export type NoticeAccess = (customer: Customer) => AccessNotice | undefined;

export interface NoticeAccessNeeds {
  readonly mayRead: MayRead;
  readonly view: () => AccessView;
  readonly endingSoon: ReturnType<typeof createEndingSoon>;
  readonly warningDays: number;
  readonly portals: PortalTemplates;
  readonly parting: Parting;
}

/** What there is to say about our access to a customer: that it has ended, or soon will. */
export function createNoticeAccess(needs: NoticeAccessNeeds): NoticeAccess {
  const { mayRead, view, endingSoon, warningDays, portals, parting } = needs;
  return (customer) => {
    const right = mayRead(customer);
    if (right.may) {
      const end = endingSoon(customer, warningDays);
      if (!end) return undefined;
      const { page } = accessPortals(portals, customer);
      return { kind: 'ends-soon', at: end.at, relationship: end.relationship.name, page };
    }
    if (right.why !== 'ended') return undefined;
    const waiting = view()
      .relationshipsOf(customer.tenantId)
      .find(({ status }) => status === 'approval-pending');
    const at = right.at ? { at: right.at } : {};
    return { kind: 'ended', ...at, ...accessPortals(portals, customer, waiting?.id), parting };
  };
}
