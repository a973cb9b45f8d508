import type { Customer } from '../domain/customer.ts';
import { isMuted } from '../domain/muting.ts';
import type { Outage } from '../domain/outage.ts';
import { type PortalLink, type PortalTemplates, servicePortals } from '../domain/portal-links.ts';
import type { Words } from '../words/words.ts';
import { portalButton } from './action-bar.ts';
import { button, type CardAction } from './actions.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';
import type { OutageCardNeeds } from './outage-card.ts';
import { dotted } from './rich-text.ts';

/** Which outage, and on which living card, if on one. */
export type OutageView = Extract<CardAction, { do: 'show-outage' }>;

/**
 * The likely next steps first, for two are in sight on a phone: while it lasts, whose it is and a service request; afterwards,
 * what to read. The portal opens as `customer`, the first that the card names; where a card lives there is no room for it, and
 * each affected customer's own card has it.
 */
export function outageButtons(needs: OutageCardNeeds, customer: Customer | undefined): readonly Element[] {
  const { outage, living, portals, words, now } = needs;
  const of = { incidentId: outage.incident.id, ...(living ? { followingId: living.followingId } : {}) };
  const timeline = button(words.say('button.timeline'), { do: 'outage-timeline', ...of });
  const affected = button(words.say('button.affected'), { do: 'outage-customers', ...of });
  const leave = customer ? [portalOf(customer, outage, portals, words)] : [];
  const escalate = button(words.say('button.escalate'), { do: 'escalate', ...of, ...only(outage) });
  if (!living)
    return [timeline, escalate, affected, button(words.say('button.outages'), { do: 'show-outages' }), ...leave];
  if (outage.state === 'resolved') return [timeline, affected, escalate, ...leave];
  const { followingId, card } = living;
  const mine = { incidentId: outage.incident.id, followingId };
  const isQuiet = card !== undefined && isMuted(card, outage, now);
  return [
    card?.acknowledged
      ? button(words.say('button.release'), { do: 'outage-acknowledge', ...mine, release: true })
      : button(words.say('button.acknowledge'), { do: 'outage-acknowledge', ...mine }),
    escalate,
    timeline,
    affected,
    button(words.say('button.assign'), { do: 'outage-assign', ...mine }),
    button(words.say(isQuiet ? 'button.muted' : 'button.mute'), { do: 'outage-mute', ...mine }),
  ];
}

/** Whose request it would be, where the outage hits just one. */
const only = ({ exposures }: Outage): { readonly tenantId?: string } => {
  const [one] = exposures;
  return one && exposures.length === 1 ? { tenantId: one.tenantId } : {};
};

function portalOf(customer: Customer, { incident }: Outage, portals: PortalTemplates, words: Words): Element {
  const { serviceId: id, source } = incident;
  const [health] = servicePortals(portals, customer, { id, source }, incident);
  const { tooltip, ...rest } = portalButton(health as PortalLink, words);
  return { ...rest, tooltip: dotted([String(tooltip), clip(customer.name, 60)]) };
}

/** Back to what a view was opened from. */
export const backToOutage = (view: OutageView, words: Words): Element => button(words.say('button.back'), view);
