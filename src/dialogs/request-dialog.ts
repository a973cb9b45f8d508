import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { draftNoticeCard, draftsCard, dropDraftCard } from '../cards/drafts-card.ts';
import { failureWords } from '../cards/failures.ts';
import { filedCard, sendingCard } from '../cards/filed-card.ts';
import type { DeskOption } from '../cards/request-form-card.ts';
import { requestReviewCard } from '../cards/request-review-card.ts';
import { dotted } from '../cards/rich-text.ts';
import type { Authority } from '../domain/audit.ts';
import type { Customer } from '../domain/customer.ts';
import type { FiledRequest } from '../domain/filed-request.ts';
import type { RequestDraft } from '../domain/request-draft.ts';
import {
  type DeskNeed,
  type FieldProblem,
  packetOf,
  problemsOf,
  type RequestPacket,
} from '../domain/request-packet.ts';
import { warningsOf } from '../domain/request-warning.ts';
import type { RequestDesk } from '../services/desk-ports.ts';
import { keepLiving } from './living-request.ts';
import { factsOf, type RequestFacts, type RequestNeeds } from './request-facts.ts';
import { readForm, showForm } from './request-form.ts';
import { deskOf } from './request-topics.ts';
import { type Stage, stageOf } from './stage.ts';

/** A draft with all that sending takes. */
interface Whole {
  readonly customer: Customer;
  readonly desk: DeskOption;
  readonly packet: RequestPacket;
}

/** With whose rights it is filed: Azure's with those by which the customer is read. */
const AUTHORITY: Readonly<Record<RequestDesk['kind'], { readonly authority?: Authority }>> = {
  azure: {},
  microsoft365: { authority: 'agent' },
  own: { authority: 'app' },
};

export type RequestAction = Extract<
  CardAction,
  { do: 'review-request' | 'save-request' | 'change-request' | 'send-request' | 'show-drafts' | 'drop-draft' }
>;

/** The form, the review and the sending of a service request, and the drafts of those who went away meanwhile. */
export class RequestDialog extends Dialog {
  static readonly id = 'request';
  private readonly needs: RequestNeeds;

  constructor(needs: RequestNeeds) {
    super(RequestDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const action = options as RequestAction;
    const stage = stageOf(dialog.context);
    if (action.do === 'show-drafts') await this.list(stage);
    else await this.goOn(stage, action);
    return await dialog.endDialog();
  }

  private async list({ words, agent, show, say }: Stage): Promise<void> {
    const { customers, filing } = this.needs;
    const drafts = await filing.drafts.draftsOf(agent);
    if (drafts.length === 0) return await say(words.say('drafts.none'));
    const customerOf = (tenantId: string) => customers().byTenantId(tenantId);
    await show(draftsCard({ drafts, customerOf, words, now: filing.clock() }), {
      privately: words.say('request.form.sent'),
    });
  }

  private async goOn(stage: Stage, action: Exclude<RequestAction, { do: 'show-drafts' }>): Promise<void> {
    const draft = await this.needs.filing.drafts.draft(action.ask, stage.agent);
    if (!draft) return await this.sent(stage, action.ask);
    switch (action.do) {
      case 'change-request':
        return await showForm(this.needs, stage, draft);
      case 'drop-draft':
        return await this.drop(stage, draft, action.confirmed === true);
      case 'send-request':
        return await this.send(stage, draft);
      case 'review-request':
      case 'save-request': {
        const read = await readForm(this.needs, stage, draft, action);
        if (!(await this.needs.filing.drafts.keep(read.draft))) return await this.sent(stage, action.ask);
        if (action.do === 'review-request') return await this.review(stage, read.draft, read.facts);
        return await this.notice(stage, 'drafts.kept');
      }
    }
  }

  /** An old card of a draft that has become a request, or that was dropped, or that is somebody else's. */
  private async sent(stage: Stage, id: string): Promise<void> {
    const { words, agent, say, show } = stage;
    const request = await this.needs.filing.requests.request(id);
    if (request?.packet.by.objectId !== agent.objectId) return await say(words.say('request.form.gone'));
    const { clock, handOff } = this.needs.filing;
    const card = filedCard({ request, viewer: agent, handOff: handOff(request.packet), words, now: clock() });
    await show(card, { privately: words.say('request.form.sent') });
    await keepLiving(this.needs.filing, stage, request);
  }

  private async drop(stage: Stage, draft: RequestDraft, confirmed: boolean): Promise<void> {
    const { words, agent, show } = stage;
    if (!confirmed) return await show(dropDraftCard({ draft, words }), { privately: words.say('request.form.sent') });
    await this.needs.filing.drafts.drop(draft.id, agent);
    await this.notice(stage, 'drafts.dropped');
  }

  private notice({ words, show }: Stage, key: 'drafts.kept' | 'drafts.dropped'): Promise<void> {
    return show(draftNoticeCard({ what: words.say(key), words }), { privately: words.say('request.form.sent') });
  }

  /** What would be sent; the form again while it cannot be. */
  private async review(stage: Stage, draft: RequestDraft, facts: RequestFacts, notice?: string): Promise<void> {
    const { filing } = this.needs;
    const { words, access, show } = stage;
    const whole = this.wholeOf(draft, facts);
    if ('problems' in whole) {
      const isNowhere = facts.customer && draft.service && !deskOf(draft, facts.desks);
      const why = isNowhere ? words.say('request.no-desk') : undefined;
      return await showForm(this.needs, stage, draft, { problems: whole.problems, notice: notice ?? why });
    }
    const { customer, desk, packet } = whole;
    const refusal = await access.wouldPermit('escalate', customer);
    const others = await filing.requests.ofCustomers([customer.tenantId]);
    const card = requestReviewCard({
      ask: draft.id,
      packet,
      desk,
      warnings: warningsOf(draft, others, refusal),
      notice,
      targets: filing.targets[desk.kind],
      words,
      now: filing.clock(),
    });
    await show(card, { privately: words.say('request.form.sent') });
  }

  /** A draft with all that sending takes, or what is wrong with it. */
  private wholeOf(
    draft: RequestDraft,
    { customer, desks }: RequestFacts,
  ): Whole | { readonly problems: readonly FieldProblem[] } {
    const now = this.needs.filing.clock();
    const desk = deskOf(draft, desks);
    const needs: readonly DeskNeed[] = desk?.readiness.kind === 'ready' ? desk.readiness.needs : [];
    const problems = problemsOf(draft, now, needs);
    const packet = customer && packetOf(draft, customer, now, needs);
    return customer && desk && packet ? { customer, desk, packet } : { problems };
  }

  private async send(stage: Stage, draft: RequestDraft): Promise<void> {
    const { filing } = this.needs;
    const { words, access, show, expect } = stage;
    const facts = await factsOf(this.needs, stage, draft);
    const whole = this.wholeOf(draft, facts);
    const desk = 'desk' in whole ? filing.desk(whole.desk.id) : undefined;
    if ('problems' in whole || !desk || (await access.permit('escalate', whole.customer)))
      return await this.review(stage, draft, facts);
    const { customer, packet } = whole;
    const byHand = whole.desk.readiness.kind === 'hand-off';
    expect(sendingCard({ ask: draft.id, customer: customer.name, byHand, words }), [customer]);
    const { id, place } = draft;
    await access.record({
      deed: 'escalate',
      tenantId: customer.tenantId,
      ...AUTHORITY[desk.kind],
      details: { requestId: id, desk: desk.id, incidentIds: packet.incidents.map((incident) => incident.id) },
    });
    const filed = await filing.fileRequest(desk, { id, packet, ...(place && { place }) });
    const outcome = filed.kind === 'done' ? filed.outcome : undefined;
    switch (outcome?.kind) {
      case 'refused': {
        const { fields, said } = outcome;
        const notice = dotted([words.say(`desk.refusal.${outcome.why}`), said]);
        if (fields.length === 0) return await this.review(stage, draft, facts, notice);
        return await showForm(this.needs, stage, draft, { problems: fields, notice });
      }
      case 'failed':
        return await this.review(
          stage,
          draft,
          facts,
          dotted([words.say('request.not-filed'), ...Object.values(failureWords(outcome.failure, words))]),
        );
      default: {
        const handOff = outcome?.kind === 'handed-off' ? outcome.handOff : filing.handOff(filed.request.packet);
        const { request } = filed;
        // Once: who presses again hears how it stands.
        const notice = filed.kind === 'done' ? await this.leaveBehind(stage, customer, request) : undefined;
        const card = filedCard({ request, viewer: stage.agent, handOff, notice, words, now: filing.clock() });
        await show(card, { privately: words.say('request.form.sent') });
        await keepLiving(filing, stage, request);
      }
    }
  }

  /** Where the card stands that outlives a dialog, in words. What is left to do by hand is the agent's alone. */
  private async leaveBehind(stage: Stage, customer: Customer, request: FiledRequest): Promise<string | undefined> {
    const { agent, words, place, leave } = stage;
    const { clock, handOff, cardClaim, hurry } = this.needs.filing;
    const privately = request.progress === 'handed-off';
    const viewer = privately ? agent : undefined;
    const card = filedCard({ request, viewer, handOff: handOff(request.packet), words, now: clock() });
    const { id, history } = request;
    // Somebody else, who has heard of the request, may be posting its card there just now.
    if (leave && !privately && (await cardClaim.claim(id, place)) !== 'ours') return words.say('request.left.here');
    const left = await leave?.(card, { about: [customer], privately, lead: words.say('request.left.lead') });
    if (left?.where === 'here') {
      const { messageId } = left;
      await cardClaim.posted(id, { place, ...(messageId && { messageId }), shown: history.length });
      await hurry(id);
    } else if (left && !privately) await cardClaim.release(id, place);
    return left && words.say(`request.left.${left.where}`);
  }
}
