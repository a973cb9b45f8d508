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
    return visit(ask, customer, found);
  });
}

/** Lets in who holds the role; a query that is not simulated is refused as Graph refuses a wrong one. */
export function withRole(
  tokens: Tokens,
  refusals: GraphRefusals,
  role: string,
  visit: (ask: Ask, found: readonly string[], claims: Claims) => Answer,
): Handler {
  return (ask, found) => {
    const bearer = readBearer(tokens, ask, GRAPH);
    if (bearer.problem) return refusals.token(ask, bearer.problem);
    if (!holds(bearer.claims, role)) return refusals.role(ask);
    try {
      return visit(ask, found, bearer.claims);
    } catch (error) {
      if (error instanceof BadFilter) return refusals.query(ask, error.message);
      throw error;
    }
  };
}

/** Roles of Entra that may read health and messages: what a person needs beside the application's permission. */
const READERS = [
  'f023fd81-a637-4b56-95fd-791ac0226033',
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  '62e90394-69f5-4237-9190-012177145e10',
];

/** Roles of Entra that may read which licences there are. */
const LICENCE_READERS = [
  '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  '62e90394-69f5-4237-9190-012177145e10',
];

/** Permissions that a person may use only with a role beside them. */
const rolesFor = (permission: string): readonly string[] | undefined => {
  if (permission.startsWith('Service')) return READERS;
  return permission.startsWith('License') ? LICENCE_READERS : undefined;
};

/** The application's own permission, or one that it has in the name of a person who may do the same. */
function holds({ roles, scp = '', wids = [] }: Claims, permission: string): boolean {
  if (roles.includes(permission)) return true;
  const wanted = rolesFor(permission);
  return scp.split(' ').includes(permission) && (!wanted || wids.some((role) => wanted.includes(role)));
}
