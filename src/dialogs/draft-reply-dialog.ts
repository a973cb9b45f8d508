import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { mannerCard, replyCard, takenCard } from '../cards/reply-card.ts';
import { replyText } from '../cards/reply-text.ts';
import type { Customer } from '../domain/customer.ts';
import type { HealthReport } from '../domain/health-report.ts';
import type { Incident } from '../domain/incident.ts';
import { speaking } from '../domain/reader.ts';
import { kindsFor, proposedKind, type ReplyManner, type ReplyTemplates, type TakenReply } from '../domain/reply.ts';
import { ALL_BUT_AZURE, EVERYTHING } from '../services/access/sees.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import { decide } from '../services/customers/decide.ts';
import type { ReadQuestion } from '../services/customers/read-question.ts';
import type { DoOnce } from '../services/deeds/do-once.ts';
import { incidentIn } from '../services/health/find-incident.ts';
import type { ReportHealth } from '../services/health/report-health.ts';
import { replyFacts } from '../services/replies/reply-facts.ts';
import type { ReplyBook } from '../services/reply-ports.ts';
import { wordsFor } from '../words/words.ts';
import { askQuestion } from './ask-question.ts';
import { ChooseCustomerDialog } from './choose-customer-dialog.ts';
import { customerGone } from './customer-gone.ts';
import { keyOf } from './key-of.ts';
import { lookAt } from './look-at.ts';
import { OpenIncidentDialog } from './open-incident-dialog.ts';
import { refuse } from './refuse.ts';
import { chosenManner, isSameManner, REPLY_LANGUAGES, suggestedManner } from './reply-manner.ts';
import { ShowServicesDialog } from './show-services-dialog.ts';
import { type Stage, stageOf } from './stage.ts';

export interface Replies {
  readonly book: Pick<ReplyBook, 'mannerOf' | 'keepManner' | 'keep' | 'taken'>;
  readonly templates: ReplyTemplates;
  /** Whose dates and numbers a text in its language follows. */
  readonly defaultLocale: string;
  readonly clock: () => Date;
}

export interface DraftReplyNeeds {
  readonly customers: () => CustomerIndex;
  readonly readQuestion: ReadQuestion;
  readonly reportHealth: ReportHealth;
  readonly replies: Replies;
  readonly doOnce: DoOnce;
  readonly newId: () => string;
}

type DraftAction = Extract<CardAction, { do: 'draft-reply' }>;
type TakeAction = Extract<CardAction, { do: 'take-reply' }>;
type Asked = Omit<DraftAction, 'do'> & { readonly notice?: string };

/**
 * `reply`, or "Draft a reply": a text for the customer about one incident, out of what that customer's own sources tell and
 * nothing else. Whoever asks gets it alone, and may change it before it is taken.
 */
export class DraftReplyDialog extends Dialog {
  static readonly id = 'draft-reply';
  private readonly needs: DraftReplyNeeds;

  constructor(needs: DraftReplyNeeds) {
    super(DraftReplyDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const asked = options as Asked | { readonly about: string; readonly incidentId?: string };
    return 'about' in asked ? await this.fromWords(dialog, asked) : await this.draft(dialog, asked);
  }

  /** Without an incident, the one that is open there; where words do not tell whom or which, they are shown to choose from. */
  private async fromWords(
    dialog: DialogContext,
    { about, incidentId }: { readonly about: string; readonly incidentId?: string },
  ): Promise<DialogTurnResult> {
    const stage = stageOf(dialog.context);
    const decision = about === '' ? undefined : decide((await askQuestion(this.needs, stage, about)).hits);
    if (decision?.kind !== 'one') {
      return incidentId
        ? await dialog.replaceDialog(OpenIncidentDialog.id, { incidentId, about })
        : await dialog.replaceDialog(ChooseCustomerDialog.id, { about });
    }
    const { tenantId } = decision.customer;
    if (incidentId) return await this.draft(dialog, { tenantId, incidentId });
    const view = await lookAt(this.needs, dialog, tenantId);
    if ('ended' in view) return view.ended;
    const { incidents } = await this.needs.reportHealth(view.customer, { sees: ALL_BUT_AZURE });
    const open = incidents.filter(({ isOpen, classification }) => isOpen && classification === 'incident');
    const [only] = open;
    if (only && open.length === 1) return await this.draft(dialog, { tenantId, incidentId: only.id });
    return await dialog.replaceDialog(ShowServicesDialog.id, { tenantId });
  }

  private async draft(dialog: DialogContext, asked: Asked): Promise<DialogTurnResult> {
    const stage = stageOf(dialog.context);
    const found = await incidentOf(this.needs, dialog, asked);
    if ('ended' in found) return found.ended;
    const { customer, report, incident } = found;
    const { book } = this.needs.replies;
    const known = await book.mannerOf(customer.tenantId);
    const { manner, isNoZone } = chosenManner(asked, known ?? suggestedManner(stage.ownWords));
    const isAsked = asked.language !== undefined && !isNoZone;
    const about = [customer];
    const privately = stage.words.say('reply.sent');
    const form = { customer, incidentId: incident.id, languages: REPLY_LANGUAGES, isNoZone, words: stage.ownWords };
    if (!known && !isAsked) {
      await stage.show(mannerCard({ ...form, manner }), { about, privately });
      return await dialog.endDialog();
    }
    if (!isSameManner(manner, known)) {
      await book.keepManner(customer.tenantId, manner, stage.agent, this.needs.replies.clock());
    }
    const taken = await book.taken(customer.tenantId, [incident.id]);
    const kinds = kindsFor(incident);
    const kind = kinds.find((one) => one === asked.kind) ?? proposedKind(incident, taken[0]?.kind);
    const card = replyCard({
      ...form,
      ...{ manner, kind, kinds, taken, ask: this.needs.newId(), notice: asked.notice, now: report.askedAt },
      draft: this.write(stage, report, incident, kind, manner),
    });
    await stage.show(card, { about, privately });
    return await dialog.endDialog();
  }

  private write(
    { agent }: Stage,
    report: HealthReport,
    incident: Incident,
    kind: TakenReply['kind'],
    { language, zone, tone }: ReplyManner,
  ) {
    const { templates, defaultLocale } = this.needs.replies;
    const words = wordsFor(speaking({ locale: defaultLocale, zone }, language));
    const facts = replyFacts(report, incident);
    return replyText({ facts, kind, tone, agentName: agent.name, templates, words, now: report.askedAt });
  }
}

/** "Take it": keeps what somebody tells the customer, with the incident, and hands it over as text and as a mail. */
export class TakeReplyDialog extends Dialog {
  static readonly id = 'take-reply';
  private readonly needs: DraftReplyNeeds;

  constructor(needs: DraftReplyNeeds) {
    super(TakeReplyDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { ask, as: kind, speaks, tenantId, incidentId, ...boxes } = options as TakeAction;
    const stage = stageOf(dialog.context);
    const { agent, access, ownWords: words } = stage;
    const { book, clock } = this.needs.replies;
    const [subject, text] = [typed(boxes.subject), typed(boxes.text)];
    if (text === '') {
      const again = { ...boxes, do: 'draft-reply', tenantId, incidentId, notice: words.say('reply.no-text') };
      return await dialog.replaceDialog(DraftReplyDialog.id, again);
    }
    const found = await incidentOf(this.needs, dialog, { tenantId, incidentId });
    if ('ended' in found) return found.ended;
    const { customer, incident } = found;
    const id = await keyOf(ask, agent.objectId, `${subject}\n${text}`);
    const language = REPLY_LANGUAGES.find((one) => one === speaks) ?? words.language;
    const reply: TakenReply = {
      ...{ id, tenantId: customer.tenantId, incidentId: incident.id, kind, language, subject, text },
      ...{ by: agent, at: clock() },
    };
    await this.needs.doOnce({ key: `take-reply ${id}`, by: agent }, async () => {
      const details = { incidentId: incident.id, kind, language, replyId: id };
      await access.record({ deed: 'reply', tenantId: customer.tenantId, authority: 'agent', details });
      await book.keep(reply);
      return true;
    });
    const kept = (await book.taken(customer.tenantId, [incident.id])).find((one) => one.id === id) ?? reply;
    const card = takenCard({ customer, reply: kept, words, now: clock() });
    await stage.show(card, { about: [customer], privately: stage.words.say('reply.sent') });
    return await dialog.endDialog();
  }
}

/** The incident as the customer's own sources tell it just now, to somebody who may write about it; or the dialog has ended. */
async function incidentOf(
  needs: DraftReplyNeeds,
  dialog: DialogContext,
  { tenantId, incidentId }: Pick<Asked, 'tenantId' | 'incidentId'>,
): Promise<
  | { readonly customer: Customer; readonly report: HealthReport; readonly incident: Incident }
  | { readonly ended: DialogTurnResult }
> {
  const stage = stageOf(dialog.context);
  const named = needs.customers().byTenantId(tenantId);
  if (!named) return { ended: await customerGone(dialog) };
  const refusal = await stage.access.permit('reply', named, { details: { incidentId } });
  if (refusal) return { ended: await refuse(dialog, refusal) };
  const view = await lookAt(needs, dialog, tenantId, 'see-health', { details: { incidentId } });
  if ('ended' in view) return view;
  const { customer } = view;
  const isAzures = incidentId.includes('-');
  const hidden = await stage.access.azureAt(customer, isAzures);
  if (hidden && isAzures) {
    const details = { incidentId, why: hidden.kind };
    await stage.access.record({ deed: 'see-azure', outcome: 'refused', tenantId, authority: 'agent', details });
    return { ended: await refuse(dialog, hidden) };
  }
  const report = await needs.reportHealth(customer, { sees: hidden ? ALL_BUT_AZURE : EVERYTHING });
  const incident = incidentIn(report, incidentId);
  if (incident) return { customer, report, incident };
  const isSilent = report.answers.some(({ source, failure }) => failure && (source === 'azure') === isAzures);
  const why = stage.words.say(isSilent ? 'reply.unread' : 'reply.gone', {
    customer: customer.name,
    incident: incidentId,
  });
  await stage.say(why, [customer]);
  return { ended: await dialog.endDialog() };
}

/** As it may be kept: no half letters, and no controls but line breaks. */
const typed = (text = ''): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
