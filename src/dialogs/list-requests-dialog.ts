import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { type RequestScope, requestListCard } from '../cards/request-list-card.ts';
import { lookAt } from './look-at.ts';
import type { RequestNeeds } from './request-facts.ts';
import { stageOf } from './stage.ts';

/** `my requests`, and those of a customer or an incident: by filters, and as a file. */
export class ListRequestsDialog extends Dialog {
  static readonly id = 'list-requests';
  private readonly needs: RequestNeeds;

  constructor(needs: RequestNeeds) {
    super(ListRequestsDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { tenantId, incidentId, only } = options as RequestScope;
    const view = tenantId ? await lookAt(this.needs, dialog, tenantId, 'see-requests') : undefined;
    if (view && 'ended' in view) return view.ended;
    const { agent, access, words, show } = stageOf(dialog.context);
    const { filing, customers } = this.needs;
    const scope = { ...(tenantId && { tenantId }), ...(incidentId && { incidentId }), ...(only && { only }) };
    const found = await filing.listRequests(scope, agent, access);
    const index = customers();
    const named = found.ours.flatMap(({ packet }) => index.byTenantId(packet.customer.tenantId) ?? []);
    const card = requestListCard({
      scope,
      about: view?.customer.name ?? incidentId,
      found,
      words,
      now: filing.clock(),
    });
    await show(card, { about: [...(view ? [view.customer] : []), ...named] });
    return await dialog.endDialog();
  }
}
