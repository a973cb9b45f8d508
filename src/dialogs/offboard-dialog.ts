import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { offboardCard, offboardedCard } from '../cards/offboard-card.ts';
import type { Customer } from '../domain/customer.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { Offboarding } from '../services/customers/offboard.ts';
import { customerGone } from './customer-gone.ts';
import { refuse } from './refuse.ts';
import { stageOf } from './stage.ts';
import { theOneMeant } from './the-one-meant.ts';

export interface OffboardNeeds {
  readonly customers: () => CustomerIndex;
  readonly offboarding: Offboarding;
  /** Client id of the application that customers have consented to. */
  readonly applicationId: string;
}

export type OffboardOptions =
  | { readonly about: string }
  | { readonly tenantId: string; readonly confirmed?: boolean | undefined };

/** `offboard Contoso`: says what will happen and asks; the button does it. Each step asks for the permit: a card is none. */
export class OffboardDialog extends Dialog {
  static readonly id = 'offboard';
  private readonly needs: OffboardNeeds;

  constructor(needs: OffboardNeeds) {
    super(OffboardDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const asked = options as OffboardOptions;
    const refusal = await stageOf(dialog.context).access.permit('offboard');
    if (refusal) return await refuse(dialog, refusal);
    const customers = this.needs.customers();
    if ('about' in asked) {
      const customer = await theOneMeant(dialog, customers, asked.about);
      return customer ? await this.ask(dialog, customer) : await dialog.endDialog();
    }
    const customer = customers.byTenantId(asked.tenantId);
    if (!customer) return await customerGone(dialog);
    return asked.confirmed ? await this.act(dialog, customer) : await this.ask(dialog, customer);
  }

  private async ask(dialog: DialogContext, customer: Customer): Promise<DialogTurnResult> {
    const { words, show } = stageOf(dialog.context);
    await show(offboardCard({ customer, words }), { about: [customer] });
    return await dialog.endDialog();
  }

  private async act(dialog: DialogContext, customer: Customer): Promise<DialogTurnResult> {
    const { words, memory, remember, show } = stageOf(dialog.context);
    await this.needs.offboarding.offboard(customer);
    remember({ recent: memory.recent.filter((tenantId) => tenantId !== customer.tenantId) });
    const { applicationId } = this.needs;
    await show(offboardedCard({ customer, applicationId, words }), { about: [customer] });
    return await dialog.endDialog();
  }
}

/** `onboard Contoso again`. Nothing is lost by it, so it is done at once. */
export class OnboardDialog extends Dialog {
  static readonly id = 'onboard';
  private readonly needs: OffboardNeeds;

  constructor(needs: OffboardNeeds) {
    super(OnboardDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { about } = options as { readonly about: string };
    const { words, access, say } = stageOf(dialog.context);
    const refusal = await access.permit('offboard');
    if (refusal) return await refuse(dialog, refusal);
    const customer = await theOneMeant(dialog, this.needs.offboarding.offboarded(), about);
    if (customer) {
      await this.needs.offboarding.onboard(customer);
      await say(words.say('onboard.done', { customer: customer.name }), [customer]);
    }
    return await dialog.endDialog();
  }
}
