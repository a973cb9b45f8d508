import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { outagesCard } from '../cards/outages-card.ts';
import { hearsOf } from '../services/access/hears-of.ts';
import { ALL_BUT_AZURE, EVERYTHING } from '../services/access/sees.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { ListOpen } from '../services/outages/list-open.ts';
import { stageOf } from './stage.ts';

export interface OutagesNeeds {
  readonly customers: () => CustomerIndex;
  readonly listOpen: ListOpen;
  readonly clock: () => Date;
}

/** `outages`: everything open now at the agent's customers, as far as the conversation may hear of them. */
export class OutagesDialog extends Dialog {
  static readonly id = 'outages';
  private readonly needs: OutagesNeeds;

  constructor(needs: OutagesNeeds) {
    super(OutagesDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { page = 0 } = (options ?? {}) as { readonly page?: number };
    const stage = stageOf(dialog.context);
    const { words, access, show } = stage;
    const index = this.needs.customers();
    const hears = await hearsOf(stage);
    const customers = index
      .search('', { limit: index.size, only: (one) => hears(one, 'microsoft365') })
      .map(({ customer }) => customer);
    const sees = customers.some((one) => hears(one, 'azure')) ? EVERYTHING : ALL_BUT_AZURE;
    await access.record({ deed: 'see-outages', authority: 'app' });
    const shown = await this.needs.listOpen(customers, sees);
    await show(
      outagesCard({
        shown,
        page,
        hidden: sees === ALL_BUT_AZURE,
        customerOf: (id) => index.byTenantId(id),
        words,
        now: this.needs.clock(),
      }),
      {
        about: customers,
      },
    );
    return await dialog.endDialog();
  }
}
