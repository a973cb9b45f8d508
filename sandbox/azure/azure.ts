import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import { AZURE } from '../login/application.ts';
import { readBearer } from '../login/bearer.ts';
import type { Tokens } from '../login/tokens.ts';
import type { Subscription } from '../world/azure-event.ts';
import type { World } from '../world/world.ts';
import { eventOnWire, pageOfEvents } from './events.ts';
import { refuse, refuseToken, refuseVersion } from './refusals.ts';

const SUBSCRIPTION_VERSIONS = ['2016-06-01', '2020-01-01', '2021-01-01', '2022-12-01'];
const EVENT_VERSIONS = ['2022-05-01', '2022-10-01', '2024-02-01', '2025-05-01', '2026-07-01'];

interface Needs {
  readonly world: World;
  readonly tokens: Tokens;
  readonly now: () => Date;
}

/** Azure Resource Manager: the subscriptions of the token's tenant, and their Service Health events. */
export function azureRoutes({ world, tokens, now }: Needs): readonly Route[] {
  const get = (path: RegExp, versions: readonly string[], visit: Visit): Route => ({
    method: 'GET',
    path,
    handle: (ask, found) => {
      const bearer = readBearer(tokens, ask, AZURE);
      if (bearer.problem) return refuseToken(bearer.problem);
      const { tid } = bearer.claims;
      return refuseVersion(ask.query.get('api-version'), versions) ?? visit(ask, tid, found);
    },
  });
  const own = (tenantId: string) => world.find(tenantId)?.subscriptions ?? [];
  const within = (visit: (ask: Ask, subscription: Subscription, found: readonly string[]) => Answer): Visit => {
    return (ask, tenantId, [id = '', ...found]) => {
      const subscription = own(tenantId).find((one) => one.id === id.toLowerCase());
      return subscription
        ? visit(ask, subscription, found)
        : refuse(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
    };
  };

  return [
    get(/^\/subscriptions$/, SUBSCRIPTION_VERSIONS, (_, tenantId) => {
      const value = own(tenantId).map((one) => subscriptionOnWire(one, tenantId));
      return json(200, { value, count: { type: 'Total', value: value.length } });
    }),
    get(
      /^\/subscriptions\/([^/]+)\/providers\/Microsoft\.ResourceHealth\/events$/i,
      EVENT_VERSIONS,
      within((ask, subscription) => pageOfEvents(ask, subscription, world.start, now())),
    ),
    get(
      /^\/subscriptions\/([^/]+)\/providers\/Microsoft\.ResourceHealth\/events\/([^/]+)$/i,
      EVENT_VERSIONS,
      within((_, subscription, [trackingId]) => {
        const event = subscription.events.find((one) => one.trackingId === trackingId);
        return event
          ? json(200, eventOnWire(event, subscription, world.start))
          : refuse(404, 'ResourceNotFound', `The event '${trackingId}' could not be found.`);
      }),
    ),
  ];
}

type Visit = (ask: Ask, tenantId: string, found: readonly string[]) => Answer;

const subscriptionOnWire = ({ id, name }: Subscription, tenantId: string) => ({
  id: `/subscriptions/${id}`,
  authorizationSource: 'RoleBased',
  managedByTenants: [],
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
