import { json, type Route } from '../exchange.ts';
import type { Tokens } from '../login/tokens.ts';
import { guidOf } from '../world/chance.ts';
import type { Customer } from '../world/customer.ts';
import type { Product } from '../world/products.ts';
import type { World } from '../world/world.ts';
import { withRole } from './admission.ts';
import type { GraphRefusals } from './refusals.ts';

/** The products of the token's tenant. No query option but `$select` is taken, and that one is not simulated. */
export function subscribedSkuRoutes(world: World, tokens: Tokens, refusals: GraphRefusals): readonly Route[] {
  const handle = withRole(tokens, refusals, 'LicenseAssignment.Read.All', (ask, _, { tid }) => {
    const customer = world.find(tid);
    if (customer === undefined) return refusals.role(ask);
    const option = [...ask.query.keys()].find((key) => key.startsWith('$'));
    if (option !== undefined) return refusals.query(ask, `The query option '${option}' is not supported here.`);
    return json(200, {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#subscribedSkus',
      value: customer.products.map((product) => skuOnWire(customer, product)),
    });
  });
  return [{ method: 'GET', path: /^\/v1\.0\/subscribedSkus$/, handle }];
}

const skuOnWire = ({ tenantId, name }: Customer, { skuId, partNumber, status, seats, assigned, plans }: Product) => ({
  accountName: name,
  accountId: tenantId,
  appliesTo: 'User',
  capabilityStatus: status,
  consumedUnits: assigned,
  id: `${tenantId}_${skuId}`,
  skuId,
  skuPartNumber: partNumber,
  subscriptionIds: [guidOf(`subscription ${partNumber} ${tenantId}`)],
  prepaidUnits: {
    enabled: status === 'Enabled' ? seats : 0,
    suspended: status === 'Suspended' ? seats : 0,
    warning: status === 'Warning' ? seats : 0,
    lockedOut: status === 'LockedOut' ? seats : 0,
  },
  servicePlans: plans.map((plan) => ({
    servicePlanId: guidOf(`plan ${plan}`),
    servicePlanName: plan,
    provisioningStatus: 'Success',
    appliesTo: 'User',
  })),
});
