import type { Agent } from '../../src/domain/agent.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { DEFAULT_WISH, type Following } from '../../src/domain/following.ts';
import type { LivingCard } from '../../src/domain/living-card.ts';
import type { Exposure, Outage } from '../../src/domain/outage.ts';
import { aCustomer, anIncident, minutesAgo } from './builders.ts';
import { PARTNER_TENANT_ID } from './sandbox-calls.ts';

export const SOMEBODY: Agent = { objectId: 'a-kim', tenantId: PARTNER_TENANT_ID, name: 'Kim Minji' };
export const SOMEBODY_ELSE: Agent = { objectId: 'a-alex', tenantId: PARTNER_TENANT_ID, name: 'Alex Wilber' };

/** An open outage at these customers, read a minute ago. */
export function anOutage(over: Partial<Outage> = {}, customers: readonly Customer[] = [aCustomer()]): Outage {
  const incident = over.incident ?? anIncident();
  const exposures = customers.map(
    ({ tenantId }): Exposure => ({ tenantId, status: incident.status, since: minutesAgo(80), seenAt: minutesAgo(1) }),
  );
  return { incident, state: 'open', firstSeenAt: minutesAgo(80), readAt: minutesAgo(1), exposures, ...over };
}

/** A card that was posted soon after the outage was seen. */
export const aLivingCard = (over: Partial<LivingCard> = {}): LivingCard => ({
  followingId: 'f1',
  incidentId: 'EX1234567',
  messageId: 'm1',
  postedAt: minutesAgo(79),
  sentAt: minutesAgo(29),
  ...over,
});

export const aFollowing = (over: Partial<Following> = {}): Following => ({
  ...DEFAULT_WISH,
  id: 'f1',
  place: {
    conversationId: '19:general@thread.tacv2',
    kind: 'channel',
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
    channelId: 'msteams',
    botId: '28:healthdesk',
  },
  reader: { locale: 'en-GB', zone: 'Asia/Seoul' },
  owner: SOMEBODY,
  since: minutesAgo(500),
  ...over,
});
