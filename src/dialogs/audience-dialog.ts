import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { type AudienceShown, audienceCard, confirmAudienceCard } from '../cards/audience-card.ts';
import { audienceFormCard } from '../cards/audience-form-card.ts';
import { onceWords } from '../cards/once.ts';
import type { Customer } from '../domain/customer.ts';
import { type Audiences, type Hearing, MOST_IN_AUDIENCE } from '../services/access/audiences.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { DoOnce } from '../services/deeds/do-once.ts';
import type { Audience } from '../services/ports.ts';
import { refuse } from './refuse.ts';
import { type Stage, stageOf } from './stage.ts';

export interface AudienceNeeds {
  readonly customers: () => CustomerIndex;
  readonly approveAudience: Audiences['approve'];
  readonly doOnce: DoOnce;
  readonly newId: () => string;
}

type AudienceAction = Extract<CardAction, { conversationId: string }>;

const MOST_CHOICES = 30;

/** `audience`: what this conversation may hear. */
export class AudienceDialog extends Dialog {
  static readonly id = 'audience';
  private readonly needs: AudienceNeeds;

  constructor(needs: AudienceNeeds) {
    super(AudienceDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const { words, hearing, access, say, show } = stageOf(dialog.context);
    if (hearing.isPersonal) {
      await say(words.say('audience.personal'));
      return await dialog.endDialog();
    }
    const shown = shownOf(hearing, hearing.audience, this.needs.customers());
    const mayChange = (await access.permit('approve-audience')) === undefined;
    await show(audienceCard({ shown, mayChange, words }), { about: shown.customers });
    return await dialog.endDialog();
  }
}

/** Changes what a conversation may hear, in three steps that each ask for the permit: the form, the question, the deed. */
export class ChangeAudienceDialog extends Dialog {
  static readonly id = 'change-audience';
  private readonly needs: AudienceNeeds;

  constructor(needs: AudienceNeeds) {
    super(ChangeAudienceDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const action = options as AudienceAction;
    const stage = stageOf(dialog.context);
    const refusal = await stage.access.permit('approve-audience');
    if (refusal) return await refuse(dialog, refusal);
    const hearing = await stage.hearingAt(action.conversationId);
    if (action.do === 'change-audience') await this.offer(stage, hearing);
    else if (action.do === 'choose-audience') await this.confirm(stage, hearing, action);
    else await this.approve(stage, hearing, action);
    return await dialog.endDialog();
  }

  private async offer(stage: Stage, hearing: Hearing): Promise<void> {
    const { words, memory, access, show } = stage;
    const customers = this.needs.customers();
    const shown = shownOf(hearing, hearing.audience, customers);
    const only = await access.finds();
    const more = customers.search('', { recent: memory.recent, limit: MOST_CHOICES, only });
    const choices = [...new Set([...shown.customers, ...more.map(({ customer }) => customer)])];
    const sent = { privately: words.say('audience.form.sent') };
    await show(audienceFormCard({ shown, choices: choices.slice(0, MOST_IN_AUDIENCE), words }), sent);
  }

  private async confirm(
    stage: Stage,
    hearing: Hearing,
    { audience: kind, customers = '' }: Extract<AudienceAction, { do: 'choose-audience' }>,
  ): Promise<void> {
    const { words, say, show } = stage;
    const tenantIds = kind === 'list' ? customers.split(',').filter((id) => id !== '') : [];
    const shown = shownOf(hearing, audienceFrom(kind, await this.findable(stage, tenantIds)), this.needs.customers());
    const problem = problemWith(shown);
    if (problem) return await say(words.say(problem));
    await show(confirmAudienceCard({ shown, ask: this.needs.newId(), words }), {
      privately: words.say('audience.form.sent'),
    });
  }

  private async approve(
    stage: Stage,
    hearing: Hearing,
    { audience: kind, tenantIds, ask = this.needs.newId() }: Extract<AudienceAction, { do: 'approve-audience' }>,
  ): Promise<void> {
    const { words, agent, say, show } = stage;
    const audience = audienceFrom(kind, await this.findable(stage, tenantIds));
    const shown = shownOf(hearing, audience, this.needs.customers());
    const problem = problemWith(shown);
    if (problem) return await say(words.say(problem));
    const earlier = await this.needs.doOnce({ key: `approve-audience ${ask}`, by: agent }, async () => {
      await this.needs.approveAudience(hearing.conversationId, audience, agent);
      return true;
    });
    if (earlier) return await say(onceWords(earlier, words));
    await show(audienceCard({ shown, mayChange: true, words }), { privately: words.say('audience.form.sent') });
  }

  /** Nobody lets others hear about customers whom they may not see themselves. */
  private async findable({ access }: Stage, tenantIds: readonly string[]): Promise<readonly string[]> {
    const only = await access.finds();
    const found = tenantIds.flatMap((id) => this.needs.customers().byTenantId(id) ?? []);
    return [...new Set(found.filter(only).map(({ tenantId }) => tenantId))].slice(0, MOST_IN_AUDIENCE);
  }
}

const audienceFrom = (kind: Audience['kind'], tenantIds: readonly string[]): Audience =>
  kind === 'list' ? { kind, tenantIds } : { kind };

function shownOf({ conversationId, company }: Hearing, audience: Audience, index: CustomerIndex): AudienceShown {
  const tenantIds = audience.kind === 'list' ? audience.tenantIds : [];
  const customers: readonly Customer[] = tenantIds.flatMap((id) => index.byTenantId(id) ?? []);
  return { conversationId, kind: audience.kind, customers, company };
}

function problemWith({ kind, customers, company }: AudienceShown) {
  if (kind === 'list' && customers.length === 0) return 'audience.form.empty' as const;
  const isNarrow = kind === 'none' || (kind === 'list' && customers.length === 1);
  return company === 'ours' || isNarrow ? undefined : ('audience.form.only-one' as const);
}
