import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { dropRequestCard, filedCard } from '../cards/filed-card.ts';
import type { FiledRequest } from '../domain/filed-request.ts';
import type { Deed } from '../domain/policy.ts';
import { requestNumberIn } from '../domain/request-number.ts';
import { customerGone } from './customer-gone.ts';
import { keepLiving } from './living-request.ts';
import { refuse } from './refuse.ts';
import type { RequestNeeds } from './request-facts.ts';
import { type Stage, stageOf } from './stage.ts';

export type FiledAction = Extract<
  CardAction,
  {
    do:
      | 'show-filed'
      | 'number-request'
      | 'ask-again'
      | 'tell-state'
      | 'drop-request'
      | 'follow-request'
      | 'unfollow-request';
  }
>;

const DEED: Readonly<Record<FiledAction['do'], Deed>> = {
  'show-filed': 'see-requests',
  'follow-request': 'see-requests',
  'unfollow-request': 'see-requests',
  'number-request': 'answer-request',
  'ask-again': 'answer-request',
  'tell-state': 'answer-request',
  'drop-request': 'answer-request',
};

/** A request that was sent: how it stands, the number that its desk gave, when to ask again, whether to give it up. */
export class FiledDialog extends Dialog {
  static readonly id = 'filed';
  private readonly needs: RequestNeeds;

  constructor(needs: RequestNeeds) {
    super(FiledDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const action = options as FiledAction;
    const stage = stageOf(dialog.context);
    const { words, access, say } = stage;
    const request = await this.needs.filing.requests.request(action.requestId);
    if (!request) {
      await say(words.say('filed.gone'));
      return await dialog.endDialog();
    }
    const customer = this.needs.customers().byTenantId(request.packet.customer.tenantId);
    if (!customer) return await customerGone(dialog);
    const refusal = await access.permit(DEED[action.do], customer, {
      ...(action.do === 'show-filed' ? {} : { as: action.do }),
      by: 'app',
      details: { requestId: request.id },
    });
    if (refusal) return await refuse(dialog, refusal);
    const about = [customer];
    if (action.do === 'drop-request' && !action.confirmed) {
      await stage.show(dropRequestCard({ request, words }), { about });
      return await dialog.endDialog();
    }
    const { after, notice, typed } = await this.act(stage, request, action);
    const now = this.needs.filing.clock();
    const handOff = this.needs.filing.handOff(after.packet);
    await stage.show(filedCard({ request: after, viewer: stage.agent, handOff, notice, typed, words, now }), { about });
    await keepLiving(this.needs.filing, stage, after);
    return await dialog.endDialog();
  }

  private async act(
    { agent, access, words, place, pressed }: Stage,
    request: FiledRequest,
    action: FiledAction,
  ): Promise<{ readonly after: FiledRequest; readonly notice?: string; readonly typed?: string }> {
    const { tendRequest, clock } = this.needs.filing;
    const { id } = request;
    const { tenantId } = request.packet.customer;
    if (action.do !== 'show-filed')
      await access.record({ deed: action.do, tenantId, authority: 'agent', details: { requestId: id } });
    switch (action.do) {
      case 'show-filed':
        if (action.shared && pressed && place.conversationId === request.place?.conversationId)
          await this.needs.filing.cardClaim.takeUp(request, pressed);
        await this.needs.filing.hurry(id);
        return { after: request };
      case 'unfollow-request':
        return { after: (await tendRequest.unfollow(id, agent)) ?? request, notice: words.say('filed.unfollowed') };
      case 'follow-request':
        return { after: (await tendRequest.follow(id, agent)) ?? request, notice: words.say('filed.followed') };
      case 'number-request': {
        const typed = action.number?.trim() ?? '';
        if (typed === '') return { after: request, notice: words.say('filed.number.missing') };
        const number = requestNumberIn(typed);
        if (!number) return { after: request, notice: words.say('filed.number.invalid'), typed };
        return { after: (await tendRequest.number(id, number, agent)) ?? request };
      }
      case 'ask-again': {
        const at = new Date(clock().getTime() + action.hours * HOUR_MS);
        const notice = words.say('filed.asks-again', { at: words.time(at, clock()) });
        return { after: (await tendRequest.askAgain(id, at)) ?? request, notice };
      }
      case 'tell-state':
        return { after: (await tendRequest.state(id, action.status, agent)) ?? request };
      case 'drop-request':
        return { after: (await tendRequest.drop(id, agent)) ?? request };
    }
  }
}

const HOUR_MS = 3_600_000;
