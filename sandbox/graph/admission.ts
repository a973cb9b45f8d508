import type { Answer, Ask, Handler } from '../exchange.ts';
import { GRAPH } from '../login/application.ts';
import { readBearer } from '../login/bearer.ts';
import type { Claims, Tokens } from '../login/tokens.ts';
import { BadFilter } from '../odata.ts';
import type { Throttle } from '../throttle.ts';
import type { Customer } from '../world/customer.ts';
import type { World } from '../world/world.ts';
import type { GraphRefusals } from './refusals.ts';

export interface Admission {
  readonly world: World;
  readonly tokens: Tokens;
  readonly throttle: Throttle;
  readonly refusals: GraphRefusals;
}

type Visit = (ask: Ask, customer: Customer, found: readonly string[]) => Answer;

/** Lets in who holds the role in a customer's tenant, and shows that tenant's things alone. */
export function forCustomer({ world, tokens, throttle, refusals }: Admission, role: string, visit: Visit): Handler {
  return withRole(tokens, refusals, role, (ask, found, { tid }) => {
    const wait = throttle.take(tid);
    if (wait !== undefined) return refusals.throttled(ask, wait);
    const customer = world.find(tid);
    if (customer === undefined) return refusals.role(ask);
    try {
      return visit(ask, customer, found);
    } catch (error) {
      if (error instanceof BadFilter) return refusals.query(ask, error.message);
      throw error;
    }
  });
}

export function withRole(
  tokens: Tokens,
  refusals: GraphRefusals,
  role: string,
  visit: (ask: Ask, found: readonly string[], claims: Claims) => Answer,
): Handler {
  return (ask, found) => {
    const bearer = readBearer(tokens, ask, GRAPH);
    if (bearer.problem) return refusals.token(ask, bearer.problem);
    return bearer.claims.roles.includes(role) ? visit(ask, found, bearer.claims) : refusals.role(ask);
  };
}
