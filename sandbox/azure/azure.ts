import { json, type Route } from '../exchange.ts';
import { PARTNER_TENANT_ID } from '../login/application.ts';
import type { Tokens } from '../login/tokens.ts';
import { emergingIssues } from '../world/emerging-issues.ts';
import type { TicketShelf } from '../world/tickets.ts';
import type { World } from '../world/world.ts';
import { emergingOnWire } from './emerging.ts';
import { eventOnWire, pageOfEvents, type Teller } from './events.ts';
import { refuse } from './refusals.ts';
import { resourceGraphRoute } from './resource-graph.ts';
import { roleRoutes } from './roles.ts';
import { createScope, type Owned } from './scope.ts';
import { supportRoutes } from './support.ts';

const SUBSCRIPTION_VERSIONS = ['2016-06-01', '2020-01-01', '2021-01-01', '2022-12-01'];
const EVENT_VERSIONS = ['2022-05-01', '2022-10-01', '2024-02-01', '2025-05-01', '2026-07-01'];

interface Needs {
  readonly world: World;
  readonly tokens: Tokens;
  readonly now: () => Date;
  /** Of Azure support. */
  readonly tickets: TicketShelf;
}

/** Azure Resource Manager: the subscriptions that a token sees, who holds roles there, and their Service Health. */
export function azureRoutes({ world, tokens, now, tickets }: Needs): readonly Route[] {
  const scope = createScope(world, tokens);
  const { route, within, seenBy } = scope;
  const events = (rest: string) =>
    new RegExp(`^/subscriptions/([^/]+)/providers/Microsoft\\.ResourceHealth/events${rest}$`, 'i');
  const tenantEvents = (rest: string) => new RegExp(`^/providers/Microsoft\\.ResourceHealth/events${rest}$`, 'i');
  const denied = (action: string) =>
    refuse(403, 'AuthorizationFailed', `The client has no permission to perform action '${action}'.`);
  const one = (teller: Teller, trackingId: string | undefined, whole: boolean) => {
    const event = teller.events.find((each) => each.trackingId === trackingId);
    return event
      ? json(200, eventOnWire(event, teller.id, world.start, whole))
      : refuse(404, 'ResourceNotFound', `The event '${trackingId}' could not be found.`);
  };
  const tenantWide = (tenantId: string): Teller | undefined => {
    const told = world.find(tenantId)?.tenantEvents;
    return told && { events: told };
  };

  return [
    route('GET', /^\/subscriptions$/, SUBSCRIPTION_VERSIONS, (_, tenantId) => {
      const value = seenBy(tenantId).map(subscriptionOnWire);
      return json(200, { value, count: { type: 'Total', value: value.length } });
    }),
    route(
      'GET',
      events(''),
      EVENT_VERSIONS,
      within((ask, { subscription }) => pageOfEvents(ask, subscription, world.start, now())),
    ),
    route(
      'GET',
      events('/([^/]+)'),
      EVENT_VERSIONS,
      within((_, { subscription }, [trackingId]) => one(subscription, trackingId, false)),
    ),
    route(
      'POST',
      events('/([^/]+)/fetchEventDetails'),
      EVENT_VERSIONS,
      within((_, { subscription }, [trackingId]) =>
        subscription.role === 'reader'
          ? denied('Microsoft.ResourceHealth/events/fetchEventDetails/action')
          : one(subscription, trackingId, true),
      ),
    ),
    route('GET', tenantEvents(''), EVENT_VERSIONS, (ask, tenantId) => {
      const teller = tenantWide(tenantId);
      return teller ? pageOfEvents(ask, teller, world.start, now()) : denied('Microsoft.ResourceHealth/events/read');
    }),
    route('GET', tenantEvents('/([^/]+)'), EVENT_VERSIONS, (_, tenantId, [trackingId]) => {
      const teller = tenantWide(tenantId);
      return teller ? one(teller, trackingId, false) : denied('Microsoft.ResourceHealth/events/read');
    }),
    route('GET', /^\/providers\/Microsoft\.ResourceHealth\/emergingIssues\/default$/i, EVENT_VERSIONS, () =>
      json(200, emergingOnWire(emergingIssues, world.start)),
    ),
    resourceGraphRoute(scope, world.start),
    ...roleRoutes(scope),
    ...supportRoutes({ scope, tokens, now, shelf: tickets }),
  ];
}

const subscriptionOnWire = ({ subscription: { id, name, reach }, tenantId }: Owned) => ({
  id: `/subscriptions/${id}`,
  authorizationSource: 'RoleBased',
  managedByTenants: reach === 'lighthouse' ? [{ tenantId: PARTNER_TENANT_ID }] : [],
  subscriptionId: id,
  tenantId,
  displayName: name,
  state: 'Enabled',
  subscriptionPolicies: {
    locationPlacementId: 'Public_2014-09-01',
    quotaId: 'CSP_2015-05-01',
    spendingLimit: 'Off',
  },
});
