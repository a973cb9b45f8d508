import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { sharedHealthCard, shareLaterCard } from '../cards/shared-health-card.ts';
import type { Customer } from '../domain/customer.ts';
import type { HeadlineKind } from '../domain/health-report.ts';
import { AZURE_SERVICE_ID } from '../domain/service.ts';
import { seenBy } from '../services/access/sees.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { ReportHealth } from '../services/health/report-health.ts';
import { timelineOf } from '../services/health/service-timeline.ts';
import { customerGone } from './customer-gone.ts';
import { refuse } from './refuse.ts';
import { type Stage, stageOf } from './stage.ts';
import { whyNotShared } from './why-not-shared.ts';

export interface ShareHealthNeeds {
  readonly customers: () => CustomerIndex;
  readonly reportHealth: ReportHealth;
}

type ShareAction = Extract<CardAction, { do: 'share-health' }>;

/** Nothing was read that could be told to anybody. */
const NOTHING_TO_TELL: readonly HeadlineKind[] = ['no-access', 'cannot-tell'];

/** Hands an agent a customer's health as anybody may read it who may hear of that customer, to be put into a conversation. */
export class ShareHealthDialog extends Dialog {
  static readonly id = 'share-health';
  private readonly needs: ShareHealthNeeds;

  constructor(needs: ShareHealthNeeds) {
    super(ShareHealthDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const action = options as ShareAction;
    const stage = stageOf(dialog.context);
    const { words, hearing, access } = stage;
    const customer = this.needs.customers().byTenantId(action.tenantId);
    if (!customer) return await customerGone(dialog);
    const refusal = await access.permit('see-health', customer);
    if (refusal) return await refuse(dialog, refusal);
    if (hearing.hears(customer)) await this.share(stage, customer, action);
    else await stage.say(whyNotShared(hearing, words));
    return await dialog.endDialog();
  }

  private async share(
    stage: Stage,
    customer: Customer,
    { serviceIds = [], fresh = false }: ShareAction,
  ): Promise<void> {
    const { words } = stage;
    stage.expect(shareLaterCard({ customer, words }), [customer]);
    const sees = seenBy(stage, customer, fresh || serviceIds.includes(AZURE_SERVICE_ID));
    const report = await this.needs.reportHealth(customer, { fresh, sees });
    const service = report.services.find(({ id }) => serviceIds.includes(id));
    const timeline = service && timelineOf(report, service);
    const { kind } = (timeline ?? report).headline;
    if (NOTHING_TO_TELL.includes(kind)) return await stage.say(words.say('share.nothing'));
    await stage.share(sharedHealthCard({ report, timeline, words, now: report.askedAt }), [customer]);
  }
}
