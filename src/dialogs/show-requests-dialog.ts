import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { requestCard } from '../cards/request-card.ts';
import { requestsCard } from '../cards/requests-card.ts';
import { unknownRequestsCard } from '../cards/unknown-requests-card.ts';
import { type PortalTemplates, requestPortals } from '../domain/portal-links.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { ListRequests } from '../services/requests/list-requests.ts';
import type { LookUpRequests } from '../services/requests/look-up-requests.ts';
import { customerGone } from './customer-gone.ts';
import { lookAt } from './look-at.ts';
import { stageOf } from './stage.ts';

export interface ShowRequestsNeeds {
  readonly customers: () => CustomerIndex;
  readonly requests: Pick<LookUpRequests, 'isOffered' | 'one'>;
  readonly portals: PortalTemplates;
  readonly filing: { readonly listRequests: ListRequests; readonly clock: () => Date };
}

/** `requests Contoso`: the service requests that exist for a customer, filed from here or told by Partner Center. */
export class ShowRequestsDialog extends Dialog {
  static readonly id = 'show-requests';
  private readonly needs: ShowRequestsNeeds;

  constructor(needs: ShowRequestsNeeds) {
    super(ShowRequestsDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { tenantId } = options as { readonly tenantId: string };
    const view = await lookAt(this.needs, dialog, tenantId, 'see-requests');
    if ('ended' in view) return view.ended;
    const { customer } = view;
    const { words, show, agent, access } = stageOf(dialog.context);
    const { filing, portals } = this.needs;
    const { ours, theirs } = await filing.listRequests({ tenantId }, agent, access);
    // Left between the two looks.
    if (!theirs) return await customerGone(dialog);
    const frame = { customer, portals: requestPortals(portals, customer), ours, words };
    const retry = { do: 'show-requests', tenantId } as const;
    const card =
      theirs.kind === 'read'
        ? requestsCard({ ...frame, requests: theirs.told, now: theirs.readAt })
        : unknownRequestsCard({ ...frame, reading: theirs, now: filing.clock(), retry });
    await show(card, { about: [customer] });
    return await dialog.endDialog();
  }
}

/** One of them, with what has been written about it. */
export class ShowRequestDialog extends Dialog {
  static readonly id = 'show-request';
  private readonly needs: ShowRequestsNeeds;

  constructor(needs: ShowRequestsNeeds) {
    super(ShowRequestDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { tenantId, requestId } = options as { readonly tenantId: string; readonly requestId: string };
    const view = await lookAt(this.needs, dialog, tenantId, 'see-requests');
    if ('ended' in view) return view.ended;
    const { customer } = view;
    const { words, show } = stageOf(dialog.context);
    const reading = await this.needs.requests.one(customer, requestId);
    const frame = { customer, portals: requestPortals(this.needs.portals, customer), words };
    const card =
      reading.kind === 'read'
        ? requestCard({ ...frame, request: reading.told, now: reading.readAt })
        : unknownRequestsCard({
            ...frame,
            reading,
            now: this.needs.filing.clock(),
            retry: { do: 'show-request', tenantId, requestId },
          });
    await show(card, { about: [customer] });
    return await dialog.endDialog();
  }
}
