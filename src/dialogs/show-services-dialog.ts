import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { servicesCard } from '../cards/services-card.ts';
import { customerPortals, type PortalTemplates } from '../domain/portal-links.ts';
import { AZURE_SERVICE_ID } from '../domain/service.ts';
import type { NoticeAccess } from '../services/access/access-notice.ts';
import { hearsOf } from '../services/access/hears-of.ts';
import { seenBy } from '../services/access/sees.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { ReportHealth } from '../services/health/report-health.ts';
import type { Judge } from '../services/outages/judge.ts';
import type { NoteQuestion } from '../services/outages/note-question.ts';
import type { ReplyBook } from '../services/reply-ports.ts';
import type { LookUpRequests } from '../services/requests/look-up-requests.ts';
import { accessNoticeFor } from './access-notice-for.ts';
import { runningFor } from './communications-audience.ts';
import type { CommunicationsNeeds } from './communications-dialog.ts';
import { lookAt } from './look-at.ts';
import { type InView, namedService } from './named-service.ts';
import { NOT_MINE } from './not-mine.ts';
import { ShowTimelineDialog } from './show-timeline-dialog.ts';
import { stageOf } from './stage.ts';

export interface ShowServicesNeeds extends Pick<CommunicationsNeeds, 'communications'> {
  readonly customers: () => CustomerIndex;
  readonly reportHealth: ReportHealth;
  readonly portals: PortalTemplates;
  readonly noticeAccess: NoticeAccess;
  readonly judge: Judge;
  readonly noteQuestion: NoteQuestion;
  readonly requests: Pick<LookUpRequests, 'isOffered'>;
  readonly replies: { readonly book: Pick<ReplyBook, 'taken'> };
}

export interface ShowServicesOptions {
  readonly tenantId: string;
  /** Services that the words named: the first that the customer has is opened at once. */
  readonly serviceIds?: readonly string[];
  readonly symptom?: string;
  readonly fresh?: boolean;
}

/** A customer's services with the health of each; then listens for the name, or the number, of one to open. */
export class ShowServicesDialog extends Dialog {
  static readonly id = 'show-services';
  private readonly needs: ShowServicesNeeds;

  constructor(needs: ShowServicesNeeds) {
    super(ShowServicesDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { tenantId, serviceIds = [], symptom = '', fresh = false } = options as ShowServicesOptions;
    const stage = stageOf(dialog.context);
    const { words } = stage;
    const view = await lookAt(this.needs, dialog, tenantId);
    if ('ended' in view) return view.ended;
    const { customer } = view;

    const wantsAzure = serviceIds.includes(AZURE_SERVICE_ID);
    const sees = seenBy(stage, customer, fresh || wantsAzure);
    const report = await this.needs.reportHealth(customer, { serviceIds, symptom, fresh, sees });
    const asked = report.services.find(({ id }) => serviceIds.includes(id));
    if (asked) {
      const { source, id: serviceId } = asked;
      return await dialog.replaceDialog(ShowTimelineDialog.id, { tenantId, source, serviceId, symptom });
    }
    const portals = customerPortals(this.needs.portals, customer, report.services);
    const isNot = wantsAzure && report.hidden.includes('azure') ? 'services.hidden' : 'services.not-provisioned';
    const isMissing = serviceIds.length > 0 && report.headline.total > 0;
    const lead = isMissing
      ? words.say(isNot, { customer: customer.name, source: words.say('source.azure') })
      : undefined;
    const access = await accessNoticeFor(stage, customer, this.needs.noticeAccess, report.askedAt);
    // Rights are asked for by those who may also end the access.
    const gaps = (await stage.access.seemsTo('offboard')) ? report.details : undefined;
    const judged = await this.needs.judge({ ...report, serviceIds: [] }, await hearsOf(stage));
    const card = servicesCard({
      report,
      judged,
      maintenance: await runningFor(this.needs, stage, customer, report.hidden),
      portals,
      words,
      now: report.askedAt,
      ...(access ? { access } : {}),
      ...(gaps ? { gaps } : {}),
      hasRequests: this.needs.requests.isOffered && (await stage.access.seemsTo('see-requests')),
      hasMessages: await stage.access.seemsTo('see-messages'),
    });
    await stage.show(card, { about: [customer], ...(lead ? { lead } : {}) });
    if (dialog.activeDialog) dialog.activeDialog.state = { tenantId } satisfies InView;
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const next = await namedService(this.needs, dialog);
    return await (next ? dialog.replaceDialog(ShowTimelineDialog.id, next) : dialog.endDialog(NOT_MINE));
  }
}
