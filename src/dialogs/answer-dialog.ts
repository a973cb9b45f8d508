import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { answerCard, solvedCard } from '../cards/answer-card.ts';
import type { Card } from '../cards/card.ts';
import { failureWords } from '../cards/failures.ts';
import { filedCard } from '../cards/filed-card.ts';
import { dotted } from '../cards/rich-text.ts';
import type { FiledRequest } from '../domain/filed-request.ts';
import { SourceError } from '../domain/source-error.ts';
import { customerGone } from './customer-gone.ts';
import { keyOf } from './key-of.ts';
import { keepLiving, letRest } from './living-request.ts';
import { refuse } from './refuse.ts';
import type { RequestNeeds } from './request-facts.ts';
import { type Stage, stageOf } from './stage.ts';

type AnswerAction = Extract<
  CardAction,
  { do: 'reply-request' | 'answer-request' | 'solve-request' | 'request-persists' }
>;
type Deed = Exclude<AnswerAction, { do: 'reply-request' }>;

/** Writes to the desk of a request that is under way: a reply, that it is solved, or that it persists though Microsoft is done. */
export class AnswerDialog extends Dialog {
  static readonly id = 'answer-request';
  private readonly needs: RequestNeeds;

  constructor(needs: RequestNeeds) {
    super(AnswerDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const action = options as AnswerAction;
    const stage = stageOf(dialog.context);
    const { words, agent, access, say, show } = stage;
    const { filing } = this.needs;
    const request = await filing.requests.request(action.requestId);
    if (!request) {
      await say(words.say('filed.gone'));
      return await dialog.endDialog();
    }
    const customer = this.needs.customers().byTenantId(request.packet.customer.tenantId);
    if (!customer) return await customerGone(dialog);
    const refusal = await access.permit('answer-request', customer, {
      as: action.do === 'reply-request' ? 'answer-request' : action.do,
      details: { requestId: request.id },
    });
    if (refusal) return await refuse(dialog, refusal);
    const about = [customer];
    const answer = (notice?: string) => answerCard({ request, notice, viewer: agent, words, now: filing.clock() });
    if (action.do === 'reply-request') await this.ask(stage, request, answer());
    else if (action.do === 'answer-request' && typed(action) === '')
      await this.ask(stage, request, answer(words.say('request.answer.missing')));
    else if (action.do === 'solve-request' && !action.confirmed) await show(solvedCard({ request, words }), { about });
    else {
      const notice = await this.act(stage, request, action);
      const after = (await filing.requests.request(request.id)) ?? request;
      const handOff = filing.handOff(after.packet);
      await show(filedCard({ request: after, viewer: agent, handOff, notice, words, now: filing.clock() }), { about });
      await keepLiving(filing, stage, after);
    }
    return await dialog.endDialog();
  }

  /** A box is filled in by one person: wherever it was asked for, in their own chat. */
  private async ask(stage: Stage, request: FiledRequest, form: Card): Promise<void> {
    await letRest(this.needs.filing, stage, request);
    await stage.show(form, { privately: stage.words.say('request.form.sent') });
  }

  /** Answers what came of it, in words. */
  private async act(stage: Stage, request: FiledRequest, action: Deed): Promise<string> {
    const { tenantId } = request.packet.customer;
    const details = { requestId: request.id };
    await stage.access.record({ deed: action.do, tenantId, authority: 'agent', details });
    try {
      switch (action.do) {
        case 'answer-request':
          return await this.answer(stage, request, action);
        case 'request-persists':
          return await this.persists(stage, request, action);
        case 'solve-request':
          return await this.solve(stage, request);
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const { words } = stage;
      return dotted([words.say('request.failed'), ...Object.values(failureWords(error, words))]);
    }
  }

  private async answer(
    { agent, words }: Stage,
    request: FiledRequest,
    action: Extract<Deed, { do: 'answer-request' }>,
  ): Promise<string> {
    const text = typed(action);
    const key = await keyOf(`${action.seen}`, agent.objectId, text);
    const outcome = await this.needs.filing.tendRequest.answer(request, { key, text }, agent);
    return outcome === 'added' ? words.say('request.answer.sent') : words.say('request.answer.by-hand', { text });
  }

  private async persists(
    { agent, words }: Stage,
    request: FiledRequest,
    action: Extract<Deed, { do: 'request-persists' }>,
  ): Promise<string> {
    const { tendRequest } = this.needs.filing;
    const { incidentId } = action;
    const text = [words.say('request.persists.note', { incident: incidentId }), typed(action)].join('\n').trim();
    const key = await keyOf('persists', incidentId, text);
    const outcome = await tendRequest.answer(request, { key, text }, agent);
    await tendRequest.persists(request.id, incidentId, agent);
    return outcome === 'added' ? words.say('request.persists.sent') : words.say('request.answer.by-hand', { text });
  }

  private async solve({ agent, words }: Stage, request: FiledRequest): Promise<string> {
    const { tendRequest } = this.needs.filing;
    const outcome = await tendRequest.close(request, agent);
    if (outcome === 'added') return words.say('request.solved.done');
    // Whoever says so at a desk that hears nothing from us is believed.
    await tendRequest.solvedByHand(request.id, agent);
    return words.say('request.solved.by-hand');
  }
}

const typed = ({ text = '' }: { readonly text?: string | undefined }): string => text.trim();
