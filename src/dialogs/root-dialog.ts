import { ActivityTypes } from 'botbuilder';
import { ComponentDialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { helpCard } from '../cards/help-card.ts';
import type { Language } from '../words/words.ts';
import { AnswerDialog } from './answer-dialog.ts';
import type { AudienceNeeds } from './audience-approval.ts';
import { AudienceDialog, ChangeAudienceDialog } from './audience-dialog.ts';
import { CalendarDialog, type CalendarNeeds } from './calendar-dialog.ts';
import { ChooseCustomerDialog, type ChooseCustomerNeeds } from './choose-customer-dialog.ts';
import { CommunicationsDialog } from './communications-dialog.ts';
import { DeliverFileDialog, type DeliverFileNeeds } from './deliver-file-dialog.ts';
import { DIALOG_OF } from './dialog-of.ts';
import { DraftReplyDialog, type DraftReplyNeeds, TakeReplyDialog } from './draft-reply-dialog.ts';
import { EscalateDialog, type EscalateNeeds } from './escalate-dialog.ts';
import { FiledDialog } from './filed-dialog.ts';
import { FollowDialog, type FollowNeeds } from './follow-dialog.ts';
import { FollowingsDialog } from './followings-dialog.ts';
import { needsNoRole } from './for-anybody.ts';
import { guess } from './guess.ts';
import { HistoryDialog, type HistoryNeeds } from './history-dialog.ts';
import { LanguageDialog, type LanguageNeeds } from './language-dialog.ts';
import { ListRequestsDialog } from './list-requests-dialog.ts';
import { ListTagsDialog } from './list-tags-dialog.ts';
import { MarkCardDialog, type MarkCardNeeds } from './mark-card-dialog.ts';
import { NOT_MINE } from './not-mine.ts';
import { OffboardDialog, type OffboardNeeds, OnboardDialog } from './offboard-dialog.ts';
import { OpenIncidentDialog, type OpenIncidentNeeds } from './open-incident-dialog.ts';
import { OutageDialog } from './outage-dialog.ts';
import { OutagesDialog, type OutagesNeeds } from './outages-dialog.ts';
import { refuse } from './refuse.ts';
import { RequestDialog } from './request-dialog.ts';
import { ShareHealthDialog } from './share-health-dialog.ts';
import { ShowRequestDialog, ShowRequestsDialog, type ShowRequestsNeeds } from './show-requests-dialog.ts';
import { ShowServicesDialog, type ShowServicesNeeds } from './show-services-dialog.ts';
import { ShowTimelineDialog } from './show-timeline-dialog.ts';
import { SignalDialog, type SignalNeeds } from './signal-dialog.ts';
import { stageOf } from './stage.ts';
import { TagDialog, type TagNeeds } from './tag-dialog.ts';
import { type Intent, understand, understandMessage } from './understand.ts';

/** What it takes to talk about outages across customers. */
export type WatchedOutages = Omit<
  OutagesNeeds & MarkCardNeeds & SignalNeeds & HistoryNeeds & FollowNeeds,
  keyof ChooseCustomerNeeds | keyof AudienceNeeds | 'portals'
>;

export type RootNeeds = ChooseCustomerNeeds &
  ShowServicesNeeds &
  ShowRequestsNeeds &
  OpenIncidentNeeds &
  DeliverFileNeeds &
  OffboardNeeds &
  AudienceNeeds &
  TagNeeds &
  LanguageNeeds &
  CalendarNeeds &
  DraftReplyNeeds &
  Omit<EscalateNeeds, 'outage'> & {
    /** Absent where nothing is watched. */
    readonly outages?: WatchedOutages;
  };

const MOST_EXAMPLES = 3;

/**
 * Where every turn comes in: reads the button or the words, and begins the dialog they ask for. A button, or a command,
 * leaves whatever was waiting; other words belong to the dialog that waits for them, if one does.
 */
export class RootDialog extends ComponentDialog {
  static readonly id = 'root';
  private readonly needs: RootNeeds;

  constructor(needs: RootNeeds) {
    super(RootDialog.id);
    this.needs = needs;
    this.addDialog(new ChooseCustomerDialog(needs));
    this.addDialog(new ShowServicesDialog(needs));
    this.addDialog(new ShowTimelineDialog(needs));
    this.addDialog(new ShareHealthDialog(needs));
    this.addDialog(new OpenIncidentDialog(needs));
    this.addDialog(new ShowRequestsDialog(needs));
    this.addDialog(new ShowRequestDialog(needs));
    this.addDialog(new CommunicationsDialog(needs));
    this.addDialog(new CalendarDialog(needs));
    this.addDialog(new DeliverFileDialog(needs));
    this.addDialog(new AudienceDialog(needs));
    this.addDialog(new ChangeAudienceDialog(needs));
    this.addDialog(new TagDialog(needs));
    this.addDialog(new ListTagsDialog(needs));
    this.addDialog(new LanguageDialog(needs));
    this.addDialog(new OffboardDialog(needs));
    this.addDialog(new OnboardDialog(needs));
    const escalating = { ...needs, ...(needs.outages && { outage: needs.outages.outage }) };
    this.addDialog(new EscalateDialog(escalating));
    this.addDialog(new DraftReplyDialog(needs));
    this.addDialog(new TakeReplyDialog(needs));
    this.addDialog(new RequestDialog(escalating));
    this.addDialog(new FiledDialog(needs));
    this.addDialog(new AnswerDialog(needs));
    this.addDialog(new ListRequestsDialog(needs));
    if (needs.outages) {
      const watched = { ...needs, ...needs.outages };
      this.addDialog(new OutagesDialog(watched));
      this.addDialog(new OutageDialog(watched));
      this.addDialog(new MarkCardDialog(watched));
      this.addDialog(new SignalDialog(watched));
      this.addDialog(new HistoryDialog(watched));
      this.addDialog(new FollowDialog(watched));
      this.addDialog(new FollowingsDialog(watched));
    }
  }

  protected override onBeginDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return this.route(inner);
  }

  protected override onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return this.route(inner);
  }

  private async route(inner: DialogContext): Promise<DialogTurnResult> {
    if (inner.context.activity.type === ActivityTypes.InstallationUpdate) {
      return await this.help(inner, { greeting: true });
    }
    const { button, message, heard, access } = stageOf(inner.context);
    const intent = button ?? (message ? understandMessage(message.text) : understand(heard));
    const refusal = needsNoRole(intent) ? undefined : await access.permit('find-customers');
    if (refusal) {
      await inner.cancelAllDialogs();
      return await refuse(inner, refusal);
    }
    if ('kind' in intent && intent.kind === 'words' && inner.activeDialog) {
      const result = await inner.continueDialog();
      if (result.result !== NOT_MINE) return result;
    }
    await inner.cancelAllDialogs();
    return 'do' in intent ? await this.press(inner, intent) : await this.hear(inner, intent);
  }

  private async press(inner: DialogContext, action: CardAction): Promise<DialogTurnResult> {
    switch (action.do) {
      case 'show-help':
        return await this.help(inner);
      case 'show-customers':
        return await inner.beginDialog(ChooseCustomerDialog.id, { about: '' });
      case 'choose-customer':
        return await inner.beginDialog(ChooseCustomerDialog.id, { about: action.customer ?? '', goal: action.goal });
      case 'show-languages':
        return await inner.beginDialog(LanguageDialog.id, {});
      case 'set-language':
        return await this.speak(inner, action.language);
      default:
        return await this.begin(inner, DIALOG_OF[action.do], action);
    }
  }

  private async hear(inner: DialogContext, intent: Intent): Promise<DialogTurnResult> {
    const stage = stageOf(inner.context);
    switch (intent.kind) {
      case 'check-health':
      case 'customers':
        return await inner.beginDialog(ChooseCustomerDialog.id, { about: intent.about });
      case 'requests':
      case 'messages':
      case 'maintenance':
        return await inner.beginDialog(ChooseCustomerDialog.id, { about: intent.about, goal: intent.kind });
      case 'escalate':
        return await inner.beginDialog(EscalateDialog.id, intent);
      case 'reply':
        return await inner.beginDialog(DraftReplyDialog.id, intent);
      case 'drafts':
        return await inner.beginDialog(RequestDialog.id, { do: 'show-drafts' });
      case 'my-requests':
        return await inner.beginDialog(ListRequestsDialog.id, {});
      case 'incident':
        return await inner.beginDialog(OpenIncidentDialog.id, intent);
      case 'tag':
      case 'untag':
        return await inner.beginDialog(TagDialog.id, intent);
      case 'tags':
        return await inner.beginDialog(ListTagsDialog.id, { about: intent.about });
      case 'offboard':
        return await inner.beginDialog(OffboardDialog.id, { about: intent.about });
      case 'onboard':
        return await inner.beginDialog(OnboardDialog.id, { about: intent.about });
      case 'audience':
        return await inner.beginDialog(AudienceDialog.id);
      case 'calendar':
        return await inner.beginDialog(CalendarDialog.id, { do: 'show-calendar' });
      case 'outages':
        return await this.begin(inner, OutagesDialog.id, {});
      case 'history':
        return await this.begin(inner, HistoryDialog.id, { about: intent.about });
      case 'follow':
        return await this.begin(inner, FollowDialog.id, { do: 'follow' });
      case 'following':
      case 'unfollow':
        return await this.begin(inner, FollowingsDialog.id, intent);
      case 'cancel':
        await stage.say(stage.words.say('cancelled'));
        return await inner.endDialog();
      case 'language':
        if (intent.language === undefined) return await inner.beginDialog(LanguageDialog.id, {});
        return await this.speak(inner, intent.language);
      case 'greet':
      case 'help':
      case 'start-over':
      case 'empty':
        return await this.help(inner);
      case 'words':
        return await guess(this.needs, inner, intent.text);
    }
  }

  /** What is about outages is not there where nobody watches. */
  private async begin(inner: DialogContext, dialogId: string, options: object): Promise<DialogTurnResult> {
    if (inner.dialogs.find(dialogId)) return await inner.beginDialog(dialogId, options);
    const { words, say } = stageOf(inner.context);
    await say(words.say('outage.unwatched'));
    return await inner.endDialog();
  }

  /** One's own language is nobody else's matter; that of a conversation is. */
  private async speak(inner: DialogContext, language: Language | undefined): Promise<DialogTurnResult> {
    const { hearing, remember } = stageOf(inner.context);
    if (!hearing.isPersonal) return await inner.beginDialog(LanguageDialog.id, { chosen: { language } });
    remember({ language });
    return await this.help(inner);
  }

  private async help(inner: DialogContext, { greeting = false } = {}): Promise<DialogTurnResult> {
    const { words, memory, access, hearing, mayName, show } = stageOf(inner.context);
    const only = await access.finds();
    const examples = this.needs.customers().search('', { recent: memory.recent, limit: MOST_EXAMPLES, only });
    const customers = examples.map(({ customer }) => customer).filter(mayName);
    const mayFollow = this.needs.outages !== undefined;
    const wantsMention = !hearing.isPersonal;
    await show(helpCard({ words, customers, greeting, wantsMention, mayFollow }), { about: customers });
    return await inner.endDialog();
  }
}
