import type { EarlySignal } from '../../domain/early-signal.ts';
import type { Following, Wish } from '../../domain/following.ts';
import { type CustomerFacts, chooses, isAbout } from '../outages/concerns.ts';

/** Whether somebody who wished so wants to hear of it before Microsoft speaks. Who has a digest instead of cards does not. */
export const wantsSignal = (wish: Wish, { serviceId }: Pick<EarlySignal, 'serviceId'>): boolean =>
  wish.earlySignals &&
  wish.digestAt === undefined &&
  wish.transitions.includes('opened') &&
  isAbout(wish, { serviceId, classification: 'incident' });

/** Whether a following is about it. What its place may hear is found out at delivery. */
export const isMeant = (following: Following, signal: EarlySignal, { customer, tagsOf }: CustomerFacts): boolean =>
  wantsSignal(following, signal) &&
  signal.tenantIds.some((tenantId) => {
    const known = customer(tenantId);
    return known !== undefined && chooses(following.customers, known, tagsOf);
  });
