import { type Ask, json, type Route } from '../exchange.ts';
import type { AzureEvent } from '../world/azure-event.ts';
import { eventOnWire } from './events.ts';
import { refuse } from './refusals.ts';
import type { Owned, Scope } from './scope.ts';

const VERSIONS = ['2021-03-01', '2022-10-01', '2024-04-01'];
const MOST_SUBSCRIPTIONS = 1000;
const MOST_ROWS = 1000;
const QUERY = /^\s*ServiceHealthResources\s*\|\s*where\s+type\s*=~\s*'microsoft\.resourcehealth\/events'/i;

interface Question {
  readonly query?: unknown;
  readonly subscriptions?: unknown;
  readonly options?: { readonly $top?: number; readonly $skipToken?: string; readonly resultFormat?: string };
}

/**
 * Azure Resource Graph, for one question alone: the events of `ServiceHealthResources`, in PascalCase, one row for each
 * subscription. Whether real rows carry updates is unpublished: ours do not.
 */
export function resourceGraphRoute({ route, seenBy }: Scope, start: Date): Route {
  return route('POST', /^\/providers\/Microsoft\.ResourceGraph\/resources$/i, VERSIONS, (ask, tenantId) => {
    const { query, subscriptions, options = {} } = questionIn(ask);
    if (typeof query !== 'string' || !QUERY.test(query) || options.resultFormat !== 'objectArray')
      return refuse(400, 'BadRequest', 'The sandbox knows the events of ServiceHealthResources alone.');
    if (!Array.isArray(subscriptions) || subscriptions.length > MOST_SUBSCRIPTIONS)
      return refuse(400, 'BadRequest', 'Between one and 1000 subscriptions must be named.');
    const wanted = new Set(subscriptions.map(String));
    const rows = seenBy(tenantId)
      .filter(({ subscription }) => wanted.has(subscription.id))
      .flatMap((owned) => owned.subscription.events.map((event) => rowOf(event, owned, start)));
    const skip = Number(options.$skipToken ?? 0);
    const data = rows.slice(skip, skip + Math.min(options.$top ?? MOST_ROWS, MOST_ROWS));
    const next = skip + data.length;
    return json(200, {
      totalRecords: rows.length,
      count: data.length,
      resultTruncated: 'false',
      facets: [],
      data,
      ...(next < rows.length && { $skipToken: String(next) }),
    });
  });
}

function questionIn({ body }: Ask): Question {
  try {
    return JSON.parse(body) as Question;
  } catch {
    return {};
  }
}

function rowOf(event: AzureEvent, { subscription, tenantId }: Owned, start: Date) {
  const { properties } = eventOnWire(event, subscription.id, start, false);
  const { impact, ...rest } = properties;
  const brief = impact.map(({ impactedRegions, ...one }) => ({
    ...one,
    impactedRegions: impactedRegions.map(({ impactedRegion, status }) => ({ impactedRegion, status })),
  }));
  return {
    id: `/subscriptions/${subscription.id}/providers/Microsoft.ResourceHealth/events/${event.trackingId}`,
    name: event.trackingId,
    tenantId,
    subscriptionId: subscription.id,
    properties: pascalCased({ ...rest, trackingId: event.trackingId, impact: brief }),
  };
}

function pascalCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascalCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.charAt(0).toUpperCase() + name.slice(1), pascalCased(inner)]),
  );
}
