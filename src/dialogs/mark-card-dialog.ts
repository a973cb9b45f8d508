import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { outageCard } from '../cards/outage-card.ts';
import { muteCard } from '../cards/outage-view-card.ts';
import type { Agent } from '../domain/agent.ts';
import type { AuditDeed } from '../domain/audit.ts';
import { isMuted } from '../domain/muting.ts';
import type { MarkCard } from '../services/outages/mark-card.ts';
import { verdictOfOutage } from '../services/outages/outage-verdict.ts';
import type { OutageNeeds } from './outage-dialog.ts';
import { cardInHand, fillingOf } from './outage-in-view.ts';
import { stageOf } from './stage.ts';

export interface MarkCardNeeds extends OutageNeeds {
  readonly markCard: MarkCard;
}

/** As the audit trail calls it. */
function deedOf(action: MarkAction): AuditDeed {
  switch (action.do) {
    case 'outage-acknowledge':
      return action.release ? 'release' : 'acknowledge';
    case 'outage-assign':
      return 'assign';
    case 'outage-mute':
      return action.until === 'off' ? 'unmute' : 'mute';
  }
}

type MarkAction = Extract<CardAction, { do: 'outage-acknowledge' | 'outage-assign' | 'outage-mute' }>;

/** Acknowledge, assign, mute: who presses sees the changed card at once, everybody else when it is delivered. */
export class MarkCardDialog extends Dialog {
  static readonly id = 'mark-card';
  private readonly needs: MarkCardNeeds;

  constructor(needs: MarkCardNeeds) {
    super(MarkCardDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const action = options as MarkAction;
    const stage = stageOf(dialog.context);
    const { agent, show } = stage;
    const hand = await cardInHand(this.needs, dialog, action, deedOf(action));
    if ('ended' in hand) return hand.ended;

    const { outage, about } = hand;
    const { followingId, incidentId } = action;
    const base = { outage, ...fillingOf(this.needs, stage) };
    const { now } = base;
    if (action.do === 'outage-mute' && action.until === undefined) {
      const view = { do: 'show-outage', followingId, incidentId } as const;
      const isQuiet = hand.card !== undefined && isMuted(hand.card, outage, now);
      await show(muteCard({ ...base, view, followingId, isMuted: isQuiet }), { about });
      return await dialog.endDialog();
    }
    await stage.access.record({ deed: deedOf(action), authority: 'agent', details: { followingId, incidentId } });
    const card = await this.mark(action, agent);
    const { portals } = this.needs;
    const verdict = verdictOfOutage(outage, now);
    await show(outageCard({ ...base, verdict, portals, living: { followingId, card } }), { about });
    return await dialog.endDialog();
  }

  private mark(action: MarkAction, agent: Agent) {
    const { markCard } = this.needs;
    switch (action.do) {
      case 'outage-acknowledge':
        return action.release ? markCard.release(action) : markCard.acknowledge(action, agent);
      case 'outage-assign':
        return markCard.assign(action, agent);
      case 'outage-mute':
        return action.until === undefined || action.until === 'off'
          ? markCard.unmute(action)
          : markCard.mute(action, agent, action.until);
    }
  }
}
