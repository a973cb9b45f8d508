import { type Answer, type Ask, json, linkTo } from '../exchange.ts';
import { BadFilter, parseFilter } from '../odata.ts';
import { stamp } from '../timestamps.ts';
import type { AzureEvent, Subscription } from '../world/azure-event.ts';
import { days } from '../world/moment.ts';
import { refuse } from './refusals.ts';

/** Microsoft's page size is not published; a small one makes clients follow `nextLink`. */
const PAGE = 10;

const FIELDS = {
  eventType: 'string',
  status: 'string',
  'properties/eventType': 'string',
  'properties/status': 'string',
} as const;

/** Events last updated since `queryStartTime` (M/D/YYYY), by default within 3 days before `now`; newest update first. */
export function pageOfEvents(ask: Ask, subscription: Subscription, start: Date, now: Date): Answer {
  const from = beginning(ask.query.get('queryStartTime'), now);
  const skip = Number(ask.query.get('$skipToken') ?? 0);
  if (from === undefined || !Number.isInteger(skip)) return refuse(400, 'BadRequest', 'A query parameter is invalid.');
  try {
    const matches = parseFilter(ask.query.get('$filter') ?? 'eventType ne null', FIELDS);
    const found = subscription.events
      .map((event) => eventOnWire(event, subscription, start))
      .filter(({ properties }) => Date.parse(properties.lastUpdateTime) >= from.getTime())
      .filter(({ properties }) => matches({ ...properties, properties }))
      .sort((a, b) => b.properties.lastUpdateTime.localeCompare(a.properties.lastUpdateTime));
    const nextLink = skip + PAGE < found.length && linkTo(ask, { $skipToken: String(skip + PAGE) });
    return json(200, { value: found.slice(skip, skip + PAGE), ...(nextLink && { nextLink }) });
  } catch (error) {
    if (error instanceof BadFilter) return refuse(400, 'BadRequest', error.message);
    throw error;
  }
}

function beginning(text: string | null, now: Date): Date | undefined {
  if (text === null) return new Date(now.getTime() - days(3));
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return year ? new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))) : undefined;
}

/** An event as Resource Health answers it: every update once for each service and region. */
export function eventOnWire(event: AzureEvent, subscription: Subscription, start: Date) {
  const ago = (ms: number): string => stamp(new Date(start.getTime() - ms));
  const updates = event.updates
    .map(({ ago: ms, text }, index) => ({
      summary: `Update ${index + 1} - ${text}`,
      updateDateTime: ago(ms),
      eventTags: [],
    }))
    .reverse();
  const lastUpdateTime = ago(event.updates.at(-1)?.ago ?? event.startedAgo);
  const region = (impactedRegion: string) => ({
    impactedRegion,
    status: event.status,
    impactedSubscriptions: [subscription.id],
    impactedTenants: [],
    lastUpdateTime,
    updates,
  });
  return {
    name: event.trackingId,
    type: '/providers/Microsoft.ResourceHealth/events',
    id: `/providers/Microsoft.ResourceHealth/events/${event.trackingId}`,
    properties: {
      eventType: event.eventType,
      eventSource: 'ServiceHealth',
      status: event.status,
      title: event.title,
      summary: event.summary,
      header: event.header,
      level: event.level,
      eventLevel: event.eventLevel,
      isHIR: false,
      isEventSensitive: false,
      priority: event.eventType === 'ServiceIssue' ? 2 : 11,
      impactStartTime: ago(event.startedAgo),
      ...(event.mitigatedAgo !== undefined && { impactMitigationTime: ago(event.mitigatedAgo) }),
      lastUpdateTime,
      article: { articleContent: `<html>${event.summary}</html>` },
      links: [],
      recommendedActions: { message: '', localeCode: 'en', actions: [] },
      faqs: [],
      enableMicrosoftSupport: true,
      enableChatWithUs: false,
      impact: event.services.map(({ service, guid, regions }) => ({
        impactedService: service,
        impactedServiceGuid: guid,
        impactedRegions: regions.map(region),
      })),
    },
  };
}
