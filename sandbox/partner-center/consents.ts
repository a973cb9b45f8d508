import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import { CLIENT_ID, PARTNER_CENTER } from '../login/application.ts';
import { readBearer } from '../login/bearer.ts';
import type { Consents } from '../login/consents.ts';
import { isAdminAgent } from '../login/people.ts';
import type { Tokens } from '../login/tokens.ts';
import type { Directory } from '../world/staff.ts';
import type { World } from '../world/world.ts';

interface Needs {
  readonly world: World;
  readonly tokens: Tokens;
  readonly consents: Consents;
  readonly directory: Directory;
}

/** Partner Center's `applicationconsents`: an Admin agent grants delegated permissions in a customer's name. */
export function consentRoutes({ world, tokens, consents, directory }: Needs): readonly Route[] {
  const grant = (ask: Ask, id: string): Answer => {
    const { claims } = readBearer(tokens, ask, PARTNER_CENTER);
    if (claims === undefined) return refuse(401, '400', 'Access denied.');
    const person = directory.person(claims.oid ?? '');
    if (!person || !isAdminAgent(person, directory) || !claims.amr?.includes('mfa'))
      return refuse(403, '900150', 'The role does not have the rights.');
    const customer = world.find(id);
    if (customer === undefined) return refuse(404, '1000', 'The customer was not found.');
    if (customer.access === 'expired') return refuse(403, '20002', 'No relationship with the customer.');
    const wish = wishIn(ask.body);
    if (wish?.applicationId !== CLIENT_ID || !wish.applicationGrants?.length)
      return refuse(400, '2000', 'The application or its grants are invalid.');
    if (consents.of(customer).delegated) return refuse(409, '40900', 'Permission entry already exists.');
    consents.set(customer.tenantId, { delegated: true });
    return json(201, wish);
  };
  return [
    {
      method: 'POST',
      path: /^\/v1\/customers\/([^/]+)\/applicationconsents$/,
      handle: (ask, [id = '']) => grant(ask, id),
    },
  ];
}

const refuse = (status: number, code: string, description: string): Answer =>
  json(status, { code, description, data: [], source: 'PartnerApiServiceCore' });

interface Wish {
  readonly applicationId?: unknown;
  readonly applicationGrants?: readonly unknown[];
}

function wishIn(body: string): Wish | undefined {
  try {
    return JSON.parse(body) as Wish;
  } catch {
    return undefined;
  }
}
