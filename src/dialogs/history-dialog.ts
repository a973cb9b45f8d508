import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { historyCard } from '../cards/history-card.ts';
import { seenBy } from '../services/access/sees.ts';
import { decide } from '../services/customers/decide.ts';
import { type CustomerHistory, HISTORY_DAYS } from '../services/outages/customer-history.ts';
import { type AskQuestionNeeds, askQuestion } from './ask-question.ts';
import { lookAt } from './look-at.ts';
import { stageOf } from './stage.ts';

export interface HistoryNeeds extends AskQuestionNeeds {
  readonly customerHistory: CustomerHistory;
  readonly clock: () => Date;
}

export type HistoryOptions = { readonly about: string } | { readonly tenantId: string };

/** `history Contoso`: the last 90 days of a customer, as far as they were watched. */
export class HistoryDialog extends Dialog {
  static readonly id = 'history';
  private readonly needs: HistoryNeeds;

  constructor(needs: HistoryNeeds) {
    super(HistoryDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const asked = options as HistoryOptions;
    const tenantId = 'tenantId' in asked ? asked.tenantId : await this.tenantMeant(dialog, asked.about);
    if (tenantId === undefined) return await dialog.endDialog();
    const view = await lookAt(this.needs, dialog, tenantId);
    if ('ended' in view) return view.ended;

    const { customer } = view;
    const stage = stageOf(dialog.context);
    const { words, show } = stage;
    const sees = await seenBy(stage, customer, true);
    const services = await this.needs.customerHistory(customer, sees);
    const card = historyCard({
      customer,
      services,
      days: HISTORY_DAYS,
      hidden: !sees.includes('azure'),
      words,
      now: this.needs.clock(),
    });
    await show(card, { about: [customer] });
    return await dialog.endDialog();
  }

  /** The customer that the words name beyond doubt; else says why there is none. */
  private async tenantMeant(dialog: DialogContext, about: string): Promise<string | undefined> {
    const stage = stageOf(dialog.context);
    const { words, say } = stage;
    const { hits } = await askQuestion(this.needs, stage, about);
    const decision = decide(about === '' ? [] : hits);
    if (decision.kind === 'one') return decision.customer.tenantId;
    const choices = decision.kind === 'several' ? decision.choices : [];
    if (choices.length === 0) {
      await say(words.say('history.none', { query: about }));
      return undefined;
    }
    const listed = words.list(choices.map(({ name, domain }) => `${name} (${domain})`));
    await say(words.say('history.which', { customers: listed }), choices);
    return undefined;
  }
}
