import type { Customer } from '../../domain/customer.ts';
import type { CustomerChoice, Following, Wish } from '../../domain/following.ts';
import type { Incident } from '../../domain/incident.ts';
import type { ReplyKind } from '../../domain/living-card.ts';
import type { Outage, Transition } from '../../domain/outage.ts';
import { fitsName } from './name-pattern.ts';

export interface CustomerFacts {
  /** Nothing for those who are no customers any more. */
  readonly customer: (tenantId: string) => Customer | undefined;
  readonly tagsOf: (tenantId: string) => readonly string[];
}

/** Whether somebody who chose so follows this customer. */
export function chooses(choice: CustomerChoice, customer: Customer, tagsOf: CustomerFacts['tagsOf']): boolean {
  switch (choice.kind) {
    case 'all':
      return true;
    case 'list':
      return choice.tenantIds.some((id) => id.toLowerCase() === customer.tenantId.toLowerCase());
    case 'names':
      return choice.patterns.some((pattern) => fitsName(pattern, customer.name));
    case 'tags':
      return tagsOf(customer.tenantId).some((tag) => choice.tags.includes(tag));
  }
}

/** Whether it is about this kind of problem with this service, wherever it shows. */
export function isAbout(
  { serviceIds, classifications }: Wish,
  { serviceId, classification }: Pick<Incident, 'serviceId' | 'classification'>,
): boolean {
  const services = serviceIds.length === 0 || serviceIds.some((id) => id.toLowerCase() === serviceId.toLowerCase());
  return services && classifications.some((one) => one === classification);
}

/** The customers of an outage that a wish is about, who may still not be for everybody's ears. */
export function chosenIn(wish: Wish, outage: Outage, { customer, tagsOf }: CustomerFacts): readonly Customer[] {
  return outage.exposures.flatMap(({ tenantId }) => {
    const known = customer(tenantId);
    return known && chooses(wish.customers, known, tagsOf) ? known : [];
  });
}

/** Whether the wish is about the outage at all. Who may hear of it is found out at delivery. */
export const concerns = (wish: Wish, outage: Outage, { customer, tagsOf }: CustomerFacts): boolean =>
  isAbout(wish, outage.incident) &&
  outage.exposures.some(({ tenantId }) => {
    const known = customer(tenantId);
    return known !== undefined && chooses(wish.customers, known, tagsOf);
  });

/** What somebody must have wished for to get a reply: a spread is a worsening, silence belongs to updates. */
const WISHED_BY: Readonly<Record<ReplyKind, Transition>> = {
  worse: 'worse',
  spread: 'worse',
  overdue: 'update',
  resolved: 'resolved',
  vanished: 'resolved',
  review: 'review',
};

export const wishesFor = ({ transitions }: Wish, kind: ReplyKind): boolean => transitions.includes(WISHED_BY[kind]);

/**
 * Which of a place's followings speaks when several are about the same outage: the one whose card is there already, else
 * the oldest. So an outage has one card at a place.
 */
export const voiceOf = (
  here: readonly Following[],
  hasCard: (following: Following) => boolean,
): Following | undefined => here.find(hasCard) ?? here[0];
