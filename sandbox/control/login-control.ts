import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import type { Accounts } from '../login/accounts.ts';
import { PARTNER_DOMAIN, PARTNER_TENANT_ID } from '../login/application.ts';
import type { ClientProofs } from '../login/client-proof.ts';
import type { Consents } from '../login/consents.ts';
import { isRefusalCode, type RefusalCode } from '../login/refusals.ts';
import type { World } from '../world/world.ts';

interface Needs {
  readonly world: World;
  readonly consents: Consents;
  readonly proofs: ClientProofs;
  readonly accounts: Accounts;
  /** What a tenant's policies answer everybody, by tenant id. */
  readonly policies: Map<string, RefusalCode>;
}

/** What the login can be told: consents, certificates, policies of a tenant, who signs in without MFA, that passwords changed. */
export function loginControlRoutes({ world, consents, proofs, accounts, policies }: Needs): readonly Route[] {
  const route = (method: string, path: string, handle: (body: Readonly<Record<string, unknown>>) => Answer): Route => ({
    method,
    path: new RegExp(`^/_sandbox/${path}$`),
    handle: (ask) => handle(bodyOf(ask)),
  });
  return [
    route('POST', 'consents', ({ tenant, application, delegated }) => {
      const customer = world.find(String(tenant));
      if (customer === undefined) return json(400, { error: '`tenant` must name a customer.' });
      consents.set(customer.tenantId, {
        ...(typeof application === 'boolean' && { application }),
        ...(typeof delegated === 'boolean' && { delegated }),
      });
      return json(200, consents.of(customer));
    }),
    route('DELETE', 'consents', () => {
      consents.reset();
      return NOTHING;
    }),
    route('POST', 'policies', ({ tenant, code }) => {
      const name = String(tenant);
      const isPartner = name === PARTNER_TENANT_ID || name === PARTNER_DOMAIN;
      const tenantId = isPartner ? PARTNER_TENANT_ID : world.find(name)?.tenantId;
      if (tenantId === undefined || !isRefusalCode(code))
        return json(400, { error: '`tenant` must name a tenant, `code` an AADSTS number that the login knows.' });
      policies.set(tenantId, code);
      return json(200, { tenant: tenantId, code });
    }),
    route('DELETE', 'policies', () => {
      policies.clear();
      return NOTHING;
    }),
    route('POST', 'mfa', ({ person, mfa }) => {
      const found = accounts.find(`${person}@${PARTNER_DOMAIN}`);
      if (found === undefined || typeof mfa !== 'boolean')
        return json(400, { error: '`person` must be somebody like healthdesk.reader, `mfa` true or false.' });
      accounts.setMfa(found, mfa);
      return json(200, { person, mfa });
    }),
    route('DELETE', 'mfa', () => {
      accounts.resetMfa();
      return NOTHING;
    }),
    route('POST', 'certificates', ({ pem }) => {
      try {
        proofs.register(String(pem));
        return NOTHING;
      } catch {
        return json(400, { error: '`pem` must be a certificate.' });
      }
    }),
    route('DELETE', 'refresh-tokens', () => {
      accounts.revokeAll();
      return NOTHING;
    }),
  ];
}

const NOTHING: Answer = { status: 204, headers: {}, body: '' };

function bodyOf({ body }: Ask): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}
