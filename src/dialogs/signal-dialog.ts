import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { signalCard } from '../cards/signal-card.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { SignalBook } from '../services/signal-ports.ts';
import type { SignalViewOf } from '../services/signals/signal-view.ts';
import { refuse } from './refuse.ts';
import { stageOf } from './stage.ts';

export interface SignalNeeds {
  readonly customers: () => CustomerIndex;
  readonly clock: () => Date;
  /** An early signal as a place may hear of it now. */
  readonly signalView: SignalViewOf;
  readonly answerSignal: SignalBook['answer'];
}

/**
 * "Affected too", or "Not us": one voice an agent, the latest counts. Only from the conversation in which the card is
 * posted, and only by who looks after one of the customers that it names.
 */
export class SignalDialog extends Dialog {
  static readonly id = 'signal';
  private readonly needs: SignalNeeds;

  constructor(needs: SignalNeeds) {
    super(SignalDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { signalId, followingId, says } = options as Extract<CardAction, { do: 'answer-signal' }>;
    const { words, agent, access, hearing, show } = stageOf(dialog.context);
    const customers = this.needs.customers();
    const view = await this.standing(signalId, followingId);
    const about = view?.signal.tenantIds.flatMap((tenantId) => customers.byTenantId(tenantId) ?? []) ?? [];
    if (view?.following.place.conversationId !== hearing.conversationId || about.length === 0) {
      return await this.over(dialog);
    }
    const [deed, details] = ['answer-signal', { signalId, followingId, says }] as const;
    const finds = await access.finds();
    const refusal = await access.permit('acknowledge', about.find(finds) ?? about[0], { as: deed, details });
    if (refusal) return await refuse(dialog, refusal);

    const now = this.needs.clock();
    await access.record({ deed, authority: 'agent', details });
    await this.needs.answerSignal(signalId, followingId, { by: agent, at: now, says });
    const after = await this.standing(signalId, followingId);
    if (!after) return await this.over(dialog);
    const customerOf = (tenantId: string) => customers.byTenantId(tenantId);
    await show(signalCard({ ...after, followingId, customerOf, words, now }), { about });
    return await dialog.endDialog();
  }

  /** Neither withdrawn nor taken over by an incident. */
  private async standing(signalId: string, followingId: string) {
    const view = await this.needs.signalView(signalId, followingId);
    return !view || view.signal.endedAt || view.card?.endedAt ? undefined : view;
  }

  private async over(dialog: DialogContext): Promise<DialogTurnResult> {
    const { words, say } = stageOf(dialog.context);
    await say(words.say('signal.gone'));
    return await dialog.endDialog();
  }
}
