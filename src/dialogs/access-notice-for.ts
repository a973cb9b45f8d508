import type { AccessNotice } from '../domain/access-notice.ts';
import type { Customer } from '../domain/customer.ts';
import type { NoticeAccess } from '../services/access/access-notice.ts';
import type { Stage } from './stage.ts';

/**
 * What this agent is to be told about our access to a customer: that it has ended, always, with what is left to do for those
 * who take leave of customers; that it will, once a day, and only who can do something about it.
 */
export async function accessNoticeFor(
  stage: Stage,
  customer: Customer,
  noticeAccess: NoticeAccess,
  now: Date,
): Promise<AccessNotice | undefined> {
  const notice = noticeAccess(customer);
  if (notice?.kind === 'ended') {
    const { parting, ...rest } = notice;
    return parting && (await stage.access.seemsTo('offboard')) ? { ...rest, parting } : rest;
  }
  if (!notice) return undefined;
  const day = now.toISOString().slice(0, 10);
  const { warned } = stage.memory;
  const told = warned?.day === day ? warned.tenantIds : [];
  if (told.includes(customer.tenantId)) return undefined;
  // Relationships are prolonged by those who may also end them.
  if (await stage.access.wouldPermit('offboard')) return undefined;
  stage.remember({ warned: { day, tenantIds: [...told, customer.tenantId] } });
  return notice;
}
