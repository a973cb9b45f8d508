import type { Answer, Ask, Route } from '../exchange.ts';
import { AZURE, PARTNER_TENANT_ID } from '../login/application.ts';
import { readBearer } from '../login/bearer.ts';
import type { Tokens } from '../login/tokens.ts';
import type { Subscription } from '../world/azure-event.ts';
import type { World } from '../world/world.ts';
import { refuse, refuseToken, refuseVersion } from './refusals.ts';

/** A subscription, and the tenant it belongs to, whoever manages it. */
export interface Owned {
  readonly tenantId: string;
  readonly subscription: Subscription;
}

export type Visit = (ask: Ask, tenantId: string, found: readonly string[]) => Answer;

/** What a token of one tenant holds a role on: a customer's its own, the partner's those that Azure Lighthouse delegates. */
export function createScope(world: World, tokens: Tokens) {
  let delegated: readonly Owned[] | undefined;
  const ownedBy = (tenantId: string): readonly Owned[] =>
    (world.find(tenantId)?.subscriptions ?? []).map((subscription) => ({ tenantId, subscription }));
  const seenBy = (tenantId: string): readonly Owned[] => {
    if (tenantId !== PARTNER_TENANT_ID)
      return ownedBy(tenantId).filter(({ subscription }) => subscription.reach === 'token');
    delegated ??= Array.from({ length: world.size }, (_, index) => world.at(index))
      .flatMap((customer) => ownedBy(customer.tenantId))
      .filter(({ subscription }) => subscription.reach === 'lighthouse');
    return delegated;
  };

  return {
    seenBy,
    /** Checks token and version first, as every address of Azure Resource Manager does. */
    route: (method: string, path: RegExp, versions: readonly string[], visit: Visit): Route => ({
      method,
      path,
      handle: (ask, found) => {
        const bearer = readBearer(tokens, ask, AZURE);
        if (bearer.problem) return refuseToken(bearer.problem);
        return refuseVersion(ask.query.get('api-version'), versions) ?? visit(ask, bearer.claims.tid, found);
      },
    }),
    /** The first captured part of the address names a subscription that the token sees. */
    within:
      (visit: (ask: Ask, owned: Owned, found: readonly string[]) => Answer): Visit =>
      (ask, tenantId, [id = '', ...found]) => {
        const owned = seenBy(tenantId).find(({ subscription }) => subscription.id === id.toLowerCase());
        return owned
          ? visit(ask, owned, found)
          : refuse(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
      },
  };
}

export type Scope = ReturnType<typeof createScope>;
