import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { AuditDeed } from '../domain/audit.ts';
import type { Customer } from '../domain/customer.ts';
import type { Outage } from '../domain/outage.ts';
import { hearsOf } from '../services/access/hears-of.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { LivingView } from '../services/outages/mark-card.ts';
import { narrow } from '../services/outages/narrow.ts';
import { refuse } from './refuse.ts';
import { type Stage, stageOf } from './stage.ts';

export interface OutageInViewNeeds {
  readonly customers: () => CustomerIndex;
  /** By Microsoft's id. */
  readonly outage: (incidentId: string) => Promise<Outage | undefined>;
  /** A living card as its place may hear of it now; nothing when it concerns nobody there any more. */
  readonly livingView: (followingId: string, incidentId: string) => Promise<LivingView | undefined>;
}

/** An outage that a button has named, as somebody may see it; or the dialog has ended, with a word why. */
export type InView<View> = View | { readonly ended: DialogTurnResult };

/** The outage itself, its customers narrowed to those whom both the agent and the conversation may know of. */
export async function outageInView(
  needs: OutageInViewNeeds,
  dialog: DialogContext,
  outage: Outage | undefined,
): Promise<InView<{ readonly outage: Outage }>> {
  if (!outage) return { ended: await gone(dialog) };
  const hears = await hearsOf(stageOf(dialog.context));
  const customerOf = (tenantId: string) => needs.customers().byTenantId(tenantId);
  const seen = narrow(outage, (tenantId) => {
    const customer = customerOf(tenantId);
    return customer !== undefined && hears(customer, outage.incident.source);
  });
  return seen ? { outage: seen } : { ended: await gone(dialog) };
}

/** What every card about an outage is filled with. */
export function fillingOf(
  { customers, clock }: Pick<OutageInViewNeeds, 'customers'> & { readonly clock: () => Date },
  { words }: Pick<Stage, 'words'>,
) {
  const index = customers();
  return { customerOf: (tenantId: string) => index.byTenantId(tenantId), words, now: clock() };
}

/**
 * A living card for somebody who wants to change it: only from the conversation in which it is posted, and only by who
 * looks after one of its customers. What the card names is what its place may hear, whoever has pressed.
 */
export async function cardInHand(
  needs: OutageInViewNeeds,
  dialog: DialogContext,
  { followingId, incidentId }: { readonly followingId: string; readonly incidentId: string },
  deed: AuditDeed,
): Promise<InView<LivingView & { readonly about: readonly Customer[] }>> {
  const { access, hearing } = stageOf(dialog.context);
  const view = await needs.livingView(followingId, incidentId);
  if (!view || view.following.place.conversationId !== hearing.conversationId) return { ended: await gone(dialog) };
  const index = needs.customers();
  const about = view.outage.exposures.flatMap(({ tenantId }) => index.byTenantId(tenantId) ?? []);
  const finds = await access.finds();
  const refusal = await access.permit('acknowledge', about.find(finds) ?? about[0], {
    as: deed,
    details: { followingId, incidentId },
  });
  return refusal ? { ended: await refuse(dialog, refusal) } : { ...view, about };
}

/** An old card may name what is long over, or what the agent may not see. Both read the same. */
export async function gone(dialog: DialogContext): Promise<DialogTurnResult> {
  const { words, say } = stageOf(dialog.context);
  await say(words.say('outage.gone'));
  return await dialog.endDialog();
}
