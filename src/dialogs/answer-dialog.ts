import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { answerCard, solvedCard } from '../cards/answer-card.ts';
import { failureWords } from '../cards/failures.ts';
import { filedCard } from '../cards/filed-card.ts';
import { dotted } from '../cards/rich-text.ts';
import type { FiledRequest } from '../domain/filed-request.ts';
import { SourceError } from '../domain/source-error.ts';
import type { NoteOutcome } from '../services/desk-ports.ts';
import { customerGone } from './customer-gone.ts';
import { refuse } from './refuse.ts';
import type { RequestNeeds } from './request-facts.ts';
import { type Stage, stageOf } from './stage.ts';

type AnswerAction = Extract<CardAction, { do: 'reply-request' | 'answer-request' | 'settle-request' }>;

/** What came of it, in words, and how the request stands then. */
interface Done {
  readonly after: FiledRequest;
  readonly notice: string;
}

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
    const { words, access, say, show } = stage;
    const { requests, clock, handOff } = this.needs.filing;
    const request = await requests.request(action.requestId);
    if (!request) {
      await say(words.say('filed.gone'));
      return await dialog.endDialog();
    }
    const customer = this.needs.customers().byTenantId(request.packet.customer.tenantId);
    if (!customer) return await customerGone(dialog);
    const refusal = await access.permit('answer-request', customer);
    if (refusal) return await refuse(dialog, refusal);
    const form = formFor(action, request, stage, clock());
    const showing = { about: [customer] };
    if (form) await show(form, showing);
    else {
      const { after, notice } = await this.act(stage, request, action);
      await show(filedCard({ request: after, handOff: handOff(after.packet), notice, words, now: clock() }), showing);
    }
    return await dialog.endDialog();
  }

  private async act(stage: Stage, request: FiledRequest, action: AnswerAction): Promise<Done> {
    const { words } = stage;
    try {
      const notice = action.do === 'settle-request' ? await this.settle(stage, request, action) : undefined;
      const said = notice ?? (await this.answer(stage, request, action));
      return { after: (await this.needs.filing.requests.request(request.id)) ?? request, notice: said };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      return {
        after: request,
        notice: dotted([words.say('request.failed'), ...Object.values(failureWords(error, words))]),
      };
    }
  }

  private async answer({ agent, words }: Stage, request: FiledRequest, action: AnswerAction): Promise<string> {
    const text = typed(action);
    const seen = action.do === 'answer-request' ? action.seen : request.history.length;
    const key = await keyOf(seen, agent.objectId, text);
    const outcome = await this.needs.filing.tendRequest.answer(request, { key, text }, agent);
    return outcome === 'added' ? words.say('request.answer.sent') : words.say('request.answer.by-hand', { text });
  }

  private async settle(
    { agent, words }: Stage,
    request: FiledRequest,
    action: Extract<AnswerAction, { do: 'settle-request' }>,
  ): Promise<string> {
    const { tendRequest } = this.needs.filing;
    const { incidentId } = action;
    if (action.solved || !incidentId) {
      const said = (outcome: NoteOutcome) =>
        words.say(outcome === 'added' ? 'request.solved.done' : 'request.solved.by-hand');
      const outcome = await tendRequest.close(request, agent);
      // Whoever says so at a desk that hears nothing from us is believed.
      if (outcome === 'by-hand') await tendRequest.solvedByHand(request.id, agent);
      return said(outcome);
    }
    const text = [words.say('request.persists.note', { incident: incidentId }), typed(action)].join('\n').trim();
    const key = await keyOf(0, `persists ${incidentId}`, text);
    const outcome = await tendRequest.answer(request, { key, text }, agent);
    await tendRequest.persists(request.id, incidentId, agent);
    return outcome === 'added' ? words.say('request.persists.sent') : words.say('request.answer.by-hand', { text });
  }
}

/** What has to be filled in, or confirmed, before anything is written. */
function formFor(action: AnswerAction, request: FiledRequest, { words }: Stage, now: Date) {
  if (action.do === 'settle-request')
    return action.solved && !action.confirmed ? solvedCard({ request, words }) : undefined;
  if (action.do === 'reply-request') return answerCard({ request, words, now });
  return typed(action) === ''
    ? answerCard({ request, notice: words.say('request.answer.missing'), words, now })
    : undefined;
}

const typed = (action: AnswerAction): string => ('text' in action ? (action.text?.trim() ?? '') : '');

/** Two presses with the same words on the same card are one note. */
async function keyOf(seen: number, by: string, text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${by} ${text}`));
  return `${seen}-${Array.from(new Uint8Array(bytes).slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
