import type { LivingCard } from '../../domain/living-card.ts';
import type { Outage } from '../../domain/outage.ts';
import type { Blind } from '../../domain/own-trouble.ts';
import { OVERDUE_AFTER_MS } from './replies-due.ts';

/**
 * A digest of all that a card says, without what merely grows older: two cards with the same one need no edit. When it was
 * read is left out, for it changes with every look; so is when a blindness ended, for the edit that ends it tells a moment earlier.
 */
export async function cardDigest(
  outage: Outage,
  card: LivingCard | undefined,
  now: Date,
  blind: readonly Blind[] = [],
  requests = 0,
): Promise<string> {
  const { incident, state, exposures } = outage;
  const { nextUpdateAt } = incident;
  const isOverdue = nextUpdateAt !== undefined && now.getTime() >= nextUpdateAt.getTime() + OVERDUE_AFTER_MS;
  const said = {
    incident: { ...incident, posts: incident.posts.map(({ at }) => at) },
    latest: incident.posts[0],
    state,
    isOverdue,
    exposures: exposures.map(({ tenantId, status, endedAt }) => [tenantId, status, endedAt].join(' ')).toSorted(),
    marks: [markOf(card?.acknowledged), markOf(card?.assigned), markOf(card?.muted)],
    to: card?.assigned?.to.objectId,
    until: card?.muted && [card.muted.until.kind, 'at' in card.muted.until && card.muted.until.at],
    ...(requests > 0 && { requests }),
    ...(blind.length > 0 && { blind: blind.map(({ kind, from }) => [kind, from]) }),
  };
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(said)));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whose hand, and when. What comes back from a database has its parts in another order. */
const markOf = (mark: LivingCard['acknowledged']) => mark && [mark.by.objectId, mark.by.name, mark.at];
