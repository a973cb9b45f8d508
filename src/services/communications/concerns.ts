import type { Communication, SharedCommunication } from '../../domain/communication.ts';
import { narrowedTo } from '../../domain/communication-list.ts';
import type { FollowedCommunication, Wish } from '../../domain/following.ts';
import { type CustomerFacts, chooses } from '../outages/concerns.ts';
import { isSameService, serviceIdsOf } from './service-ids.ts';

/** Whether somebody has asked to hear of such a communication, of whichever customer. */
export function isWished({ communications = [], serviceIds }: Wish, communication: Communication): boolean {
  if (!kindsOf(communication).some((kind) => communications.includes(kind))) return false;
  if (serviceIds.length === 0) return true;
  const ids = serviceIdsOf(communication);
  return serviceIds.some((id) => ids.some((one) => isSameService(one, id)));
}

function kindsOf({ kind, isMajorChange, actByAt }: Communication): readonly FollowedCommunication[] {
  if (kind !== 'message') return [kind];
  return isMajorChange || actByAt ? ['message', 'pressing'] : ['message'];
}

/** With the customers that a wish is about, who may still not be for everybody's ears; nothing where it is about none. */
export const chosenIn = (
  wish: Wish,
  shared: SharedCommunication,
  { customer, tagsOf }: CustomerFacts,
): SharedCommunication | undefined =>
  narrowedTo(shared, (tenantId) => {
    const known = customer(tenantId);
    return known !== undefined && chooses(wish.customers, known, tagsOf);
  });
