import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { type RequestScope, requestListCard } from '../cards/request-list-card.ts';
import type { RequestNeeds } from './request-facts.ts';
import { stageOf } from './stage.ts';

/** `my requests`, and the same of a customer or an incident: what was filed from here, by filters, and as a file. */
export class ListRequestsDialog extends Dialog {
  static readonly id = 'list-requests';
  private readonly needs: RequestNeeds;

  constructor(needs: RequestNeeds) {
    super(ListRequestsDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { tenantId, incidentId, only } = options as RequestScope;
    const { agent, access, words, show } = stageOf(dialog.context);
    const { filing, customers } = this.needs;
    const scope = { ...(tenantId && { tenantId }), ...(incidentId && { incidentId }), ...(only && { only }) };
    const requests = await filing.listRequests(scope, agent, access);
    const index = customers();
    const customerOf = (id: string) => index.byTenantId(id);
    // The name of a customer is told only with requests of theirs that the agent may see.
    const isSeen = requests.some(({ packet }) => packet.customer.tenantId === tenantId);
    const name = tenantId && isSeen ? customerOf(tenantId)?.name : undefined;
    const about = incidentId ?? name ?? tenantId;
    const theirs = requests.flatMap(({ packet }) => customerOf(packet.customer.tenantId) ?? []);
    await show(requestListCard({ scope, about, requests, words, now: filing.clock() }), { about: theirs });
    return await dialog.endDialog();
  }
}
