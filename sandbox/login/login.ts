import type { Clock } from '../clock.ts';
import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import type { World } from '../world/world.ts';
import { AUDIENCES, CLIENT_ID, CLIENT_SECRET, GRAPH, PARTNER_DOMAIN, PARTNER_TENANT_ID } from './application.ts';
import { type RefusalCode, refuse } from './refusals.ts';
import { LIFETIME_S, type Tokens } from './tokens.ts';

interface Tenant {
  readonly id: string;
  readonly access: 'granted' | 'no-consent' | 'expired' | 'no-health-role';
}

/** What the login of Microsoft Entra does for an application: discovery, keys, client credentials. */
export function loginRoutes({
  world,
  tokens,
  clock,
}: {
  world: World;
  tokens: Tokens;
  clock: Clock;
}): readonly Route[] {
  const find = (name: string): Tenant | undefined => {
    if (name === PARTNER_TENANT_ID || name === PARTNER_DOMAIN) return { id: PARTNER_TENANT_ID, access: 'granted' };
    const customer = world.find(name);
    return customer && { id: customer.tenantId, access: customer.access };
  };

  function grant(ask: Ask, name: string): Answer {
    const form = new URLSearchParams(ask.body);
    const tenant = find(name);
    const audience = audienceOf(form.get('scope') ?? '');
    const refusal = tenant === undefined ? 90002 : (refusalOf(form, audience) ?? ACCESS_REFUSALS[tenant.access]);
    if (refusal !== undefined || tenant === undefined) return refuse(refusal ?? 90002, clock.now());
    const access_token = tokens.issue({
      tid: tenant.id,
      aud: audience,
      appid: CLIENT_ID,
      roles: rolesOf(tenant, audience),
      iss: `${ask.origin}/${tenant.id}/v2.0`,
    });
    return json(200, { token_type: 'Bearer', expires_in: LIFETIME_S, ext_expires_in: LIFETIME_S, access_token });
  }

  return [
    {
      method: 'GET',
      path: /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/,
      handle: (ask, [name = '']) => {
        const tenant = find(name);
        return tenant ? json(200, configuration(ask.origin, tenant.id)) : refuse(90002, clock.now());
      },
    },
    { method: 'GET', path: /^\/common\/discovery\/instance$/, handle: (ask) => json(200, discovery(ask)) },
    {
      method: 'GET',
      path: /^\/[^/]+\/discovery\/v2\.0\/keys$/,
      handle: () => json(200, { keys: tokens.publicKeys() }),
    },
    { method: 'POST', path: /^\/([^/]+)\/oauth2\/v2\.0\/token$/, handle: (ask, [name = '']) => grant(ask, name) },
  ];
}

const ACCESS_REFUSALS: Record<Tenant['access'], RefusalCode | undefined> = {
  granted: undefined,
  'no-health-role': undefined,
  'no-consent': 65001,
  expired: 90072,
};

function refusalOf(form: URLSearchParams, audience: string): RefusalCode | undefined {
  if (form.get('grant_type') !== 'client_credentials') return 70003;
  if (form.get('client_id') !== CLIENT_ID) return 700016;
  if (form.get('client_secret') !== CLIENT_SECRET) return 7000215;
  if (audience === '') return 1002012;
  return AUDIENCES.includes(audience) ? undefined : 500011;
}

/** MSAL asks for its own OpenID scopes as well; the one that ends in /.default names the resource. */
function audienceOf(scope: string): string {
  const named = scope.split(' ').find((one) => one.endsWith('/.default'));
  return named?.slice(0, -'/.default'.length).replace(/\/$/, '') ?? '';
}

function rolesOf({ id, access }: Tenant, audience: string): readonly string[] {
  if (audience !== GRAPH) return [];
  if (id === PARTNER_TENANT_ID) return ['CrossTenantInformation.ReadBasic.All'];
  return access === 'no-health-role'
    ? ['Organization.Read.All']
    : ['ServiceHealth.Read.All', 'ServiceMessage.Read.All'];
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
