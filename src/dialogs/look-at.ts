import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { workingCard } from '../cards/working-card.ts';
import type { Customer } from '../domain/customer.ts';
import type { Deed } from '../domain/policy.ts';
import type { Asking } from '../services/access/access.ts';
import { customerGone } from './customer-gone.ts';
import { refuse } from './refuse.ts';
import type { ShowServicesNeeds } from './show-services-dialog.ts';
import { remembering, stageOf } from './stage.ts';

/** What every view of a customer begins with: still ours, and this agent's to see; or the dialog has ended, with a word why. */
export async function lookAt(
  needs: Pick<ShowServicesNeeds, 'customers'>,
  dialog: DialogContext,
  tenantId: string,
  deed: Deed = 'see-health',
  reading: Asking = {},
): Promise<{ readonly customer: Customer } | { readonly ended: DialogTurnResult }> {
  const stage = stageOf(dialog.context);
  const { words, button, memory } = stage;
  const customer = needs.customers().byTenantId(tenantId);
  if (!customer) return { ended: await customerGone(dialog) };
  const refusal = await stage.access.permit(deed, customer, reading);
  if (refusal) return { ended: await refuse(dialog, refusal) };
  stage.remember({ recent: remembering(memory.recent, tenantId) });
  stage.expect(workingCard({ customer, words, ...(button ? { retry: button } : {}) }), [customer]);
  return { customer };
}
