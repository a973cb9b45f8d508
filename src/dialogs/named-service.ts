import type { DialogContext, DialogInstance } from 'botbuilder-dialogs';
import { workingCard } from '../cards/working-card.ts';
import type { Customer } from '../domain/customer.ts';
import { seenBy } from '../services/access/sees.ts';
import { pickService } from '../services/health/service-names.ts';
import type { ShowServicesNeeds } from './show-services-dialog.ts';
import type { ShowTimelineOptions } from './show-timeline-dialog.ts';
import { stageOf } from './stage.ts';

/** What a dialog keeps while it listens for a service of the customer in view. */
export interface InView {
  readonly tenantId: string;
}

/** The service that the agent's words name for the customer in view; nothing when they name none, or the agent may not. */
export async function namedService(
  needs: Pick<ShowServicesNeeds, 'customers' | 'reportHealth'>,
  dialog: DialogContext,
): Promise<ShowTimelineOptions | undefined> {
  const { tenantId } = (dialog.activeDialog as DialogInstance<InView>).state;
  const customer = needs.customers().byTenantId(tenantId);
  const stage = stageOf(dialog.context);
  const { words, heard, access, expect } = stage;
  if (!customer || (await access.wouldPermit('see-health', customer))) return undefined;
  expect(workingCard({ customer, words }), [customer]);
  const { services } = await needs.reportHealth(customer, { sees: seenBy(stage, customer, false) });
  const picked = pickService(heard, services);
  if (!picked || namesAnother(needs, picked.leftover, tenantId, await access.finds())) return undefined;
  return { tenantId, source: picked.service.source, serviceId: picked.service.id, symptom: picked.leftover };
}

/** "Fabrikam Exchange" is no question about the customer in view. */
function namesAnother(
  { customers }: Pick<ShowServicesNeeds, 'customers'>,
  words: string,
  tenantId: string,
  only: (customer: Customer) => boolean,
): boolean {
  const [named] = words === '' ? [] : customers().search(words, { limit: 1, only });
  return named?.exact === true && named.customer.tenantId !== tenantId;
}
