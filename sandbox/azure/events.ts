import { type Answer, type Ask, json, linkTo } from '../exchange.ts';
import { BadFilter, parseFilter } from '../odata.ts';
import { stamp } from '../timestamps.ts';
import type { AzureEvent } from '../world/azure-event.ts';
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
export function pageOfEvents(ask: Ask, { id, events }: Teller, start: Date, now: Date): Answer {
  const from = beginning(ask.query.get('queryStartTime'), now);
  const skip = Number(ask.query.get('$skipToken') ?? 0);
  if (from === undefined || !Number.isInteger(skip)) return refuse(400, 'BadRequest', 'A query parameter is invalid.');
  try {
    const matches = parseFilter(ask.query.get('$filter') ?? 'eventType ne null', FIELDS);
    const found = events
      .map((event) => eventOnWire(event, id, start, false))
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

/** Who tells of events: a subscription, or a tenant as a whole, which has no subscription's id. */
export interface Teller {
  readonly id?: string;
  readonly events: readonly AzureEvent[];
}

/**
 * An event as Resource Health answers it: every update once for each service and region. Of a sensitive one, lists and its
 * own address tell the title alone (`whole` is what `fetchEventDetails` adds).
 */
export function eventOnWire(event: AzureEvent, subscriptionId: string | undefined, start: Date, whole: boolean) {
  const isHidden = event.isSensitive === true && !whole;
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
    impactedSubscriptions: subscriptionId === undefined ? [] : [subscriptionId],
    impactedTenants: [],
    lastUpdateTime,
    ...(isHidden ? {} : { updates }),
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
      ...(isHidden ? {} : { summary: event.summary, article: { articleContent: `<html>${event.summary}</html>` } }),
      header: event.header,
      level: event.level,
      eventLevel: event.eventLevel,
      isHIR: false,
      isEventSensitive: event.isSensitive === true,
      priority: event.eventType === 'ServiceIssue' ? 2 : 11,
      impactStartTime: ago(event.startedAgo),
      ...(event.mitigatedAgo !== undefined && { impactMitigationTime: ago(event.mitigatedAgo) }),
      lastUpdateTime,
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
