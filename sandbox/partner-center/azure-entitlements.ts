import { type Answer, json, type Route } from '../exchange.ts';
import { PARTNER_CENTER, PARTNER_TENANT_ID } from '../login/application.ts';
import { readBearer } from '../login/bearer.ts';
import type { Tokens } from '../login/tokens.ts';
import { guidOf } from '../world/chance.ts';
import type { Customer } from '../world/customer.ts';
import type { World } from '../world/world.ts';

/** What the partner sells of Azure: one plan for each customer that has any, and the subscriptions under it. */
export function entitlementRoutes(world: World, tokens: Tokens): readonly Route[] {
  const get = (path: RegExp, visit: (customer: Customer, planId: string) => Answer): Route => ({
    method: 'GET',
    path,
    handle: (ask, [id = '', planId = '']) => {
      const { claims } = readBearer(tokens, ask, PARTNER_CENTER);
      if (claims === undefined) return refuse(401, '400', 'Access denied.');
      if (claims.tid !== PARTNER_TENANT_ID || !claims.amr?.includes('mfa'))
        return refuse(403, '2032', 'Access denied.');
      const customer = world.find(id);
      return customer ? visit(customer, planId) : refuse(404, '1000', 'The customer was not found.');
    },
  });
  return [
    get(/^\/v1\/customers\/([^/]+)\/subscriptions$/, (customer) =>
      list(customer.subscriptions.length > 0 && customer.isReseller ? [planOnWire(customer)] : []),
    ),
    get(/^\/v1\/customers\/([^/]+)\/subscriptions\/([^/]+)\/azureEntitlements$/, (customer, planId) =>
      planId === planIdOf(customer)
        ? list(
            customer.subscriptions.map(({ id, name }) => ({
              id,
              friendlyName: name,
              status: 'active',
              subscriptionId: planId,
            })),
          )
        : refuse(404, '1000', 'The subscription was not found.'),
    ),
  ];
}

const planIdOf = ({ tenantId }: Customer): string => guidOf(`azure plan ${tenantId}`);

const planOnWire = (customer: Customer) => ({
  id: planIdOf(customer),
  offerId: 'DZH318Z0BPS6:0001:DZH318Z0BMJX',
  offerName: 'Azure plan',
  friendlyName: 'Azure plan',
  quantity: 1,
  unitType: 'none',
  status: 'active',
  billingType: 'usage',
  contractType: 'subscription',
  attributes: { objectType: 'Subscription' },
});

const list = (items: readonly object[]): Answer =>
  json(200, { totalCount: items.length, items, attributes: { objectType: 'Collection' } });

const refuse = (status: number, code: string, description: string): Answer =>
  json(status, { code, description, data: [], source: 'PartnerApiServiceCore' });
