import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { outageCard } from '../cards/outage-card.ts';
import { outageCustomersCard, outageTimelineCard } from '../cards/outage-view-card.ts';
import type { Outage } from '../domain/outage.ts';
import type { PortalTemplates } from '../domain/portal-links.ts';
import { verdictOfOutage } from '../services/outages/outage-verdict.ts';
import { fillingOf, gone, type OutageInViewNeeds, outageInView } from './outage-in-view.ts';
import { stageOf } from './stage.ts';

export interface OutageNeeds extends OutageInViewNeeds {
  readonly portals: PortalTemplates;
  /** How many service requests are open about it, of the customers that it is narrowed to. */
  readonly requestsAbout?: (outage: Outage) => Promise<number>;
  readonly clock: () => Date;
}

type ViewAction = Extract<CardAction, { do: 'show-outage' | 'outage-timeline' | 'outage-customers' }>;

/**
 * Looks at one outage, from a list or from a living card: the card, its timeline, its customers. Nothing here changes
 * anything; a view of a living card lasts until the card is next edited.
 */
export class OutageDialog extends Dialog {
  static readonly id = 'outage';
  private readonly needs: OutageNeeds;

  constructor(needs: OutageNeeds) {
    super(OutageDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const action = options as ViewAction;
    const stage = stageOf(dialog.context);
    const { show, hearing } = stage;
    const { followingId, incidentId } = action;
    const living = followingId ? await this.needs.livingView(followingId, incidentId) : undefined;
    const isHere = living?.following.place.conversationId === hearing.conversationId;
    if (followingId && !isHere) return await gone(dialog);

    const base = fillingOf(this.needs, stage);
    const about = (one: Outage) => one.exposures.flatMap(({ tenantId }) => base.customerOf(tenantId) ?? []);
    const whole = living?.outage ?? (await this.needs.outage(incidentId));
    const seen = await outageInView(this.needs, dialog, whole);
    if ('ended' in seen) return seen.ended;

    const { outage } = seen;
    await stage.access.record({ deed: 'see-outages', authority: 'app', details: { incidentId: outage.incident.id } });
    const view = { do: 'show-outage', incidentId, ...(followingId ? { followingId } : {}) } as const;
    if (action.do === 'outage-timeline') {
      await show(outageTimelineCard({ ...base, outage, view }), { about: about(outage) });
    } else if (action.do === 'outage-customers') {
      await show(outageCustomersCard({ ...base, outage, view, page: action.page ?? 0 }), { about: about(outage) });
    } else {
      // Back on a living card, it is the card as everybody there sees it.
      const shown = living?.outage ?? outage;
      const verdict = verdictOfOutage(shown, base.now);
      const { portals } = this.needs;
      const requests = await this.needs.requestsAbout?.(shown);
      const card = living && followingId ? { living: { followingId, card: living.card } } : {};
      await show(outageCard({ ...base, outage: shown, verdict, portals, requests, ...card }), { about: about(shown) });
    }
    return await dialog.endDialog();
  }
}
