import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import type { Accounts } from '../login/accounts.ts';
import type { ClientProofs } from '../login/client-proof.ts';
import type { Consents } from '../login/consents.ts';
import type { World } from '../world/world.ts';

interface Needs {
  readonly world: World;
  readonly consents: Consents;
  readonly proofs: ClientProofs;
  readonly accounts: Accounts;
}

/** What the login can be told: who has consented to what, which certificates are registered, that passwords changed. */
export function loginControlRoutes({ world, consents, proofs, accounts }: Needs): readonly Route[] {
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
