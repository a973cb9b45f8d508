import type { Agent } from '../../src/domain/agent.ts';
import { DEFAULT_WISH, type Following, type Place } from '../../src/domain/following.ts';
import type { Exposure, Outage } from '../../src/domain/outage.ts';
import type { Jobs } from '../../src/services/outage-ports.ts';
import { anIncident, minutesAgo, NOW } from './builders.ts';
import { tenant } from './some-customers.ts';

export const KIM_AGENT: Agent = { objectId: 'kim', tenantId: 'partner', name: 'Kim Minji' };
export const ALEX_AGENT: Agent = { objectId: 'alex', tenantId: 'partner', name: 'Alex Wilber' };

export const aPlace = (over: Partial<Place> = {}): Place => ({
  conversationId: '19:desk@thread.tacv2',
  kind: 'channel',
  serviceUrl: 'http://127.0.0.1:1/',
  channelId: 'msteams',
  botId: '28:healthdesk',
  tenantId: 'partner',
  teamId: '19:team@thread.tacv2',
  ...over,
});

export const aFollowing = (over: Partial<Following> = {}): Following => ({
  ...DEFAULT_WISH,
  reader: { locale: 'en-GB', zone: 'Asia/Seoul' },
  id: 'following-1',
  place: aPlace(),
  owner: KIM_AGENT,
  since: minutesAgo(24 * 60),
  ...over,
});

/** Where nobody is to be told of what becomes of a following. */
export const UNTOLD: Pick<Jobs, 'send'> = { send: async () => {} };

/** Customer number `n` of `some-customers.ts`, affected since so many minutes ago. */
export const anExposure = (number: number, over: Partial<Exposure> = {}): Exposure => ({
  tenantId: tenant(number),
  status: 'degraded',
  since: minutesAgo(20),
  seenAt: NOW,
  ...over,
});

export const anOutage = (over: Partial<Outage> = {}): Outage => ({
  incident: anIncident(),
  state: 'open',
  firstSeenAt: minutesAgo(20),
  readAt: NOW,
  exposures: [anExposure(0)],
  ...over,
});
