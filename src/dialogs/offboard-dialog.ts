import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { offboardCard, offboardedCard } from '../cards/offboard-card.ts';
import { onceWords } from '../cards/once.ts';
import type { Customer } from '../domain/customer.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { Offboarding } from '../services/customers/offboard.ts';
import type { DoOnce } from '../services/deeds/do-once.ts';
import { customerGone } from './customer-gone.ts';
import { refuse } from './refuse.ts';
import { stageOf } from './stage.ts';
import { theOneMeant } from './the-one-meant.ts';

export interface OffboardNeeds {
  readonly customers: () => CustomerIndex;
  readonly offboarding: Offboarding;
  /** Client id of the application that customers have consented to. */
  readonly applicationId: string;
  /** How long the history of a customer is kept after that. */
  readonly historyDays: number;
  readonly doOnce: DoOnce;
}

/** Done once, whoever presses whichever card, until the customer is onboarded again. */
const offboarding = ({ tenantId }: Customer): string => `offboard ${tenantId}`;

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
    const { tenantId, confirmed } = asked;
    const customer =
      customers.byTenantId(tenantId) ??
      (confirmed ? this.needs.offboarding.offboarded().byTenantId(tenantId) : undefined);
    if (!customer) return await customerGone(dialog);
    return confirmed ? await this.act(dialog, customer) : await this.ask(dialog, customer);
  }

  private async ask(dialog: DialogContext, customer: Customer): Promise<DialogTurnResult> {
    const { words, show } = stageOf(dialog.context);
    await show(offboardCard({ customer, words }), { about: [customer] });
    return await dialog.endDialog();
  }

  private async act(dialog: DialogContext, customer: Customer): Promise<DialogTurnResult> {
    const { words, agent, access, memory, remember, say, show } = stageOf(dialog.context);
    const earlier = await this.needs.doOnce({ key: offboarding(customer), by: agent }, async () => {
      await access.record({ deed: 'offboard', tenantId: customer.tenantId, authority: 'agent' });
      await this.needs.offboarding.offboard(customer);
      return true;
    });
    if (earlier) {
      await say(onceWords(earlier, words), [customer]);
      return await dialog.endDialog();
    }
    remember({ recent: memory.recent.filter((tenantId) => tenantId !== customer.tenantId) });
    const { applicationId, historyDays } = this.needs;
    await show(offboardedCard({ customer, applicationId, historyDays, words }), { about: [customer] });
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
    const refusal = await access.permit('offboard', undefined, { as: 'onboard' });
    if (refusal) return await refuse(dialog, refusal);
    const customer = await theOneMeant(dialog, this.needs.offboarding.offboarded(), about);
    if (customer) {
      await access.record({ deed: 'onboard', tenantId: customer.tenantId, authority: 'agent' });
      await this.needs.offboarding.onboard(customer);
      await this.needs.doOnce.forget(offboarding(customer));
      await say(words.say('onboard.done', { customer: customer.name }), [customer]);
    }
    return await dialog.endDialog();
  }
}
