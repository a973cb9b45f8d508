import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { timelineCard } from '../cards/timeline-card.ts';
import type { ServiceHealth } from '../domain/health-report.ts';
import { servicePortals } from '../domain/portal-links.ts';
import type { SourceName } from '../domain/service.ts';
import { hearsOf } from '../services/access/hears-of.ts';
import { timelineOf } from '../services/health/service-timeline.ts';
import { runningFor } from './communications-audience.ts';
import { lookAt } from './look-at.ts';
import { type InView, namedService } from './named-service.ts';
import { NOT_MINE } from './not-mine.ts';
import { refuse } from './refuse.ts';
import type { ShowServicesNeeds } from './show-services-dialog.ts';
import { stageOf } from './stage.ts';

export interface ShowTimelineOptions {
  readonly tenantId: string;
  readonly source: SourceName;
  readonly serviceId: string;
  /** The incident to show first and whole. */
  readonly focus?: string;
  readonly symptom?: string;
  readonly fresh?: boolean;
}

/** One service of a customer as a timeline of what is and was wrong; then listens for the next service to open. */
export class ShowTimelineDialog extends Dialog {
  static readonly id = 'show-timeline';
  private readonly needs: ShowServicesNeeds;

  constructor(needs: ShowServicesNeeds) {
    super(ShowTimelineDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { tenantId, source, serviceId, focus, symptom = '', fresh = false } = options as ShowTimelineOptions;
    const stage = stageOf(dialog.context);
    const { words } = stage;
    const details = { source, serviceId, ...(focus && { incidentId: focus }) };
    const view = await lookAt(this.needs, dialog, tenantId, 'see-health', { details });
    if ('ended' in view) return view.ended;
    const { customer } = view;

    const refusal = source === 'azure' ? await stage.access.azureAt(customer, true) : undefined;
    if (refusal) {
      const why = { ...details, why: refusal.kind };
      await stage.access.record({ deed: 'see-azure', outcome: 'refused', tenantId, authority: 'agent', details: why });
      return await refuse(dialog, refusal);
    }
    const question = { serviceIds: [serviceId], symptom, fresh, sees: [source] };
    const report = await this.needs.reportHealth(customer, question);
    const service = serviceIn(report.services, source, serviceId);
    if (!service) {
      await stage.say(words.say('services.gone', { customer: customer.name }), [customer]);
      return await dialog.endDialog();
    }
    // Who follows up one incident has no new complaint.
    if (focus === undefined && !fresh) await this.needs.noteQuestion(stage.agent, customer, service);
    const timeline = timelineOf(report, service, question);
    const focused = timeline.open.concat(timeline.resolved).find(({ id }) => id === focus);
    const portals = servicePortals(this.needs.portals, customer, service, focused ?? timeline.open[0]);
    const shown = timeline.open.concat(timeline.resolved).map(({ id }) => id);
    const taken = await this.needs.replies.book.taken(tenantId, shown);
    const inQuestion = { ...timeline, services: [service], serviceIds: [service.id] };
    const judged = await this.needs.judge(inQuestion, await hearsOf(stage));
    const card = timelineCard({
      timeline,
      judged,
      taken,
      maintenance: (await runningFor(this.needs, stage, customer, report.hidden)).filter(
        (one) => one.source === source && (source === 'azure' || one.services.includes(service.name)),
      ),
      portals,
      words,
      now: report.askedAt,
      ...(focused ? { focus: focused.id } : {}),
    });
    await stage.show(card, { about: [customer] });
    if (dialog.activeDialog) dialog.activeDialog.state = { tenantId } satisfies InView;
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const next = await namedService(this.needs, dialog);
    return await (next ? dialog.replaceDialog(ShowTimelineDialog.id, next) : dialog.endDialog(NOT_MINE));
  }
}

/** A silent source has no services of its own just now: what stands for all of them is shown instead. */
function serviceIn(services: readonly ServiceHealth[], source: SourceName, id: string): ServiceHealth | undefined {
  const its = services.filter((service) => service.source === source);
  return its.find((service) => service.id === id) ?? its.find((service) => service.failure !== undefined);
}
