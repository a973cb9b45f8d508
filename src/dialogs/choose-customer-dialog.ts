import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { customersCard } from '../cards/customers-card.ts';
import type { Customer } from '../domain/customer.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import { decide } from '../services/customers/decide.ts';
import type { ReadQuestion } from '../services/customers/read-question.ts';
import { askQuestion } from './ask-question.ts';
import { CommunicationsDialog } from './communications-dialog.ts';
import { NOT_MINE } from './not-mine.ts';
import { ShowRequestsDialog } from './show-requests-dialog.ts';
import { ShowServicesDialog } from './show-services-dialog.ts';
import { stageOf } from './stage.ts';

export interface ChooseCustomerNeeds {
  readonly customers: () => CustomerIndex;
  readonly readQuestion: ReadQuestion;
}

type Goal = 'requests' | 'messages' | 'maintenance' | undefined;

export interface ChooseCustomerOptions {
  /** The agent's words about customer, service and symptom; empty for a walk from the list. */
  readonly about: string;
  /** What is shown of the one that is chosen; the services, unless said otherwise. */
  readonly goal?: Goal;
}

/** What was asked beside the customer is kept while the agent chooses; the list so that "2" means its second row. */
interface Waiting {
  listed: readonly string[];
  serviceIds: readonly string[];
  symptom: string;
  goal: Goal;
}

const MOST_LISTED = 8;

/** Words in, a customer's services (or the service asked about) out; asks when several customers fit. */
export class ChooseCustomerDialog extends Dialog {
  static readonly id = 'choose-customer';
  private readonly needs: ChooseCustomerNeeds;

  constructor(needs: ChooseCustomerNeeds) {
    super(ChooseCustomerDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { about, goal } = options as ChooseCustomerOptions;
    if (about === '')
      return await (isOfAll(goal) ? goOn(dialog, undefined, { ...NOTHING, goal }) : this.list(dialog, goal));
    return await this.seek(dialog, about, goal);
  }

  override async continueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const waiting = dialog.activeDialog?.state as Waiting;
    const { heard } = stageOf(dialog.context);
    const listed = waiting.listed[Number(heard.replace(/[.번)]+$/, '')) - 1];
    if (listed) return await goOn(dialog, listed, waiting);
    return await this.seek(dialog, heard, waiting.goal, waiting);
  }

  private async list(dialog: DialogContext, goal: Goal): Promise<DialogTurnResult> {
    const { words, memory, access, show } = stageOf(dialog.context);
    const customers = this.needs.customers();
    const only = await access.finds();
    const hits = customers.search('', { recent: memory.recent, limit: MOST_LISTED, only });
    const choices = hits.map(({ customer }) => customer);
    const total = customers.count(only);
    const recent = choices.filter(({ tenantId }) => memory.recent.includes(tenantId)).length;
    const card = customersCard({ choices, total, reason: 'pick', recent, goal, words });
    await show(card, { about: choices, counts: true });
    return wait(dialog, choices, { ...NOTHING, goal });
  }

  /** `before` is what was asked with the list that the agent now answers. */
  private async seek(dialog: DialogContext, about: string, goal: Goal, before?: Waiting): Promise<DialogTurnResult> {
    const stage = stageOf(dialog.context);
    const { words, access, show } = stage;
    const question = await askQuestion(this.needs, stage, about);
    const asked = {
      serviceIds: question.serviceIds.length > 0 ? question.serviceIds : (before?.serviceIds ?? []),
      symptom: question.symptom || (before?.symptom ?? ''),
      goal,
    };
    const decision = decide(question.hits);
    if (decision.kind === 'one') return await goOn(dialog, decision.customer.tenantId, asked);
    const { kind: reason, choices } = decision;
    if (reason === 'nearest' && before) return await dialog.endDialog(NOT_MINE);
    const total = this.needs.customers().count(await access.finds());
    const card = customersCard({ choices, total, query: about, reason, recent: 0, goal, words });
    await show(card, { about: choices, counts: true });
    return wait(dialog, choices, asked);
  }
}

function wait(dialog: DialogContext, choices: readonly Customer[], asked: Omit<Waiting, 'listed'>): DialogTurnResult {
  const listed = choices.map(({ tenantId }) => tenantId);
  if (dialog.activeDialog) dialog.activeDialog.state = { ...asked, listed } satisfies Waiting;
  return Dialog.EndOfTurn;
}

/** Nobody is named: that means everybody. */
const isOfAll = (goal: Goal): boolean => goal === 'messages' || goal === 'maintenance';

const NOTHING = { serviceIds: [], symptom: '' } as const;

function goOn(
  dialog: DialogContext,
  tenantId: string | undefined,
  { serviceIds, symptom, goal }: Omit<Waiting, 'listed'>,
): Promise<DialogTurnResult> {
  if (goal === 'requests') return dialog.replaceDialog(ShowRequestsDialog.id, { tenantId });
  // `messages are stuck at Contoso` asks for no message center.
  if (!goal || symptom !== '') return dialog.replaceDialog(ShowServicesDialog.id, { tenantId, serviceIds, symptom });
  const kind = goal === 'maintenance' ? { kind: goal } : {};
  return dialog.replaceDialog(CommunicationsDialog.id, { do: 'show-communications', tenantId, serviceIds, ...kind });
}
