import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { audienceCard } from '../cards/audience-card.ts';
import { audienceFormCard } from '../cards/audience-form-card.ts';
import { type AudienceApproval, type AudienceNeeds, createAudienceApproval } from './audience-approval.ts';
import { refuse } from './refuse.ts';
import { stageOf } from './stage.ts';

type AudienceAction = Extract<CardAction, { conversationId: string }>;

/** `audience`: what this conversation may hear. */
export class AudienceDialog extends Dialog {
  static readonly id = 'audience';
  private readonly approval: AudienceApproval;

  constructor(needs: AudienceNeeds) {
    super(AudienceDialog.id);
    this.approval = createAudienceApproval(needs);
  }

  override async beginDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const { words, hearing, access, say, show } = stageOf(dialog.context);
    if (hearing.isPersonal) {
      await say(words.say('audience.personal'));
      return await dialog.endDialog();
    }
    const shown = this.approval.shown(hearing);
    const mayChange = (await access.wouldPermit('approve-audience')) === undefined;
    await show(audienceCard({ shown, mayChange, words }), { about: shown.customers });
    return await dialog.endDialog();
  }
}

/** Changes what a conversation may hear, in three steps that each ask for the permit: the form, the question, the deed. */
export class ChangeAudienceDialog extends Dialog {
  static readonly id = 'change-audience';
  private readonly approval: AudienceApproval;

  constructor(needs: AudienceNeeds) {
    super(ChangeAudienceDialog.id);
    this.approval = createAudienceApproval(needs);
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const action = options as AudienceAction;
    const stage = stageOf(dialog.context);
    const refusal = await stage.access.permit('approve-audience');
    if (refusal) return await refuse(dialog, refusal);
    const hearing = await stage.hearingAt(action.conversationId);
    if (action.do === 'change-audience') {
      const card = audienceFormCard(await this.approval.fields(stage, hearing));
      await stage.show(card, { privately: stage.words.say('audience.form.sent') });
    } else if (action.do === 'choose-audience') {
      await this.approval.confirm(stage, hearing, action);
    } else {
      await this.approval.approve(stage, hearing, { ...action, customers: action.tenantIds.join(',') });
    }
    return await dialog.endDialog();
  }
}
