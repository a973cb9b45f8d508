import type { DialogContext, DialogInstance } from 'botbuilder-dialogs';
import { workingCard } from '../cards/working-card.ts';
import { pickService } from '../services/health/service-names.ts';
import type { ShowServicesNeeds } from './show-services-dialog.ts';
import type { ShowTimelineOptions } from './show-timeline-dialog.ts';
import { stageOf } from './stage.ts';

/** What a dialog keeps while it listens for a service of the customer in view. */
export interface InView {
  readonly tenantId: string;
}

/** The service that the agent's words name for the customer in view; nothing when they name none. */
export async function namedService(
  needs: Pick<ShowServicesNeeds, 'customer' | 'reportHealth'>,
  dialog: DialogContext,
): Promise<ShowTimelineOptions | undefined> {
  const { tenantId } = (dialog.activeDialog as DialogInstance<InView>).state;
  const customer = needs.customer(tenantId);
  if (!customer) return undefined;
  const { words, expect } = stageOf(dialog.context);
  expect(workingCard({ customer, words }));
  const { services } = await needs.reportHealth(customer);
  const picked = pickService(dialog.context.activity.text, services);
  if (!picked) return undefined;
  return { tenantId, source: picked.service.source, serviceId: picked.service.id, symptom: picked.leftover };
}
