import { type Ask, json, type Route } from '../exchange.ts';
import type { World } from '../world/world.ts';
import { BOT_FRAMEWORK, PARTNER_DOMAIN, PARTNER_TENANT_ID } from './application.ts';
import { authorizeRoute } from './authorize.ts';
import { type GrantNeeds, HOME, type Tenant, tokenEndpoint } from './grants.ts';
import { managedIdentityRoute } from './managed-identity.ts';
import { refuse } from './refusals.ts';

interface Needs extends GrantNeeds {
  readonly world: World;
  /** The machine's time, in milliseconds. */
  readonly machine: () => number;
}

/** The login of Microsoft Entra, for one application: discovery, keys, sign-in of people, and tokens. */
export function loginRoutes({ world, machine, ...needs }: Needs): readonly Route[] {
  const find = (name: string): Tenant | undefined => {
    if (name === PARTNER_TENANT_ID || name === PARTNER_DOMAIN) return HOME;
    const customer = world.find(name);
    return customer && { id: customer.tenantId, customer };
  };
  const redeem = tokenEndpoint(needs);

  return [
    {
      method: 'GET',
      path: /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/,
      handle: (ask, [name = '']) => {
        const tenant = find(name);
        return tenant ? json(200, configuration(ask.origin, tenant.id)) : refuse(90002, needs.now());
      },
    },
    { method: 'GET', path: /^\/common\/discovery\/instance$/, handle: (ask) => json(200, discovery(ask)) },
    {
      method: 'GET',
      path: /^\/[^/]+\/discovery\/v2\.0\/keys$/,
      handle: () => json(200, { keys: needs.tokens.publicKeys() }),
    },
    {
      method: 'GET',
      path: /^\/v1\/\.well-known\/openidconfiguration$/,
      handle: (ask) => json(200, botFramework(ask.origin)),
    },
    authorizeRoute(needs.accounts),
    {
      method: 'POST',
      path: /^\/([^/]+)\/oauth2\/v2\.0\/token$/,
      handle: (ask, [name = '']) => redeem(ask, find(name)),
    },
    managedIdentityRoute(needs.tokens, machine),
  ];
}

const configuration = (origin: string, tenantId: string) => ({
  issuer: `${origin}/${tenantId}/v2.0`,
  authorization_endpoint: `${origin}/${tenantId}/oauth2/v2.0/authorize`,
  token_endpoint: `${origin}/${tenantId}/oauth2/v2.0/token`,
  end_session_endpoint: `${origin}/${tenantId}/oauth2/v2.0/logout`,
  jwks_uri: `${origin}/${tenantId}/discovery/v2.0/keys`,
  response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['client_secret_post'],
});

/** The Bot Framework's own login: who signs what comes from the channel. */
const botFramework = (origin: string) => ({
  issuer: BOT_FRAMEWORK,
  authorization_endpoint: 'https://invalid.botframework.com',
  jwks_uri: `${origin}/v1/.well-known/keys`,
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
});

const discovery = (ask: Ask) => ({
  tenant_discovery_endpoint: `${ask.origin}/${PARTNER_TENANT_ID}/v2.0/.well-known/openid-configuration`,
  'api-version': '1.1',
  metadata: [
    {
      preferred_network: new URL(ask.origin).host,
      preferred_cache: new URL(ask.origin).host,
      aliases: [new URL(ask.origin).host],
    },
  ],
});
