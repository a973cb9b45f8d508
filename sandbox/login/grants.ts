import { createHash } from 'node:crypto';
import { type Answer, type Ask, json } from '../exchange.ts';
import type { Customer } from '../world/customer.ts';
import type { Directory, Person } from '../world/staff.ts';
import { type Accounts, userNameOf } from './accounts.ts';
import { AUDIENCES, BOT_FRAMEWORK, BOT_ID, BOT_SECRET, CLIENT_ID, GRAPH, PARTNER_TENANT_ID } from './application.ts';
import type { ClientProofs } from './client-proof.ts';
import type { Consents } from './consents.ts';
import { delegatedScopes, rolesAt, rolesAtHome } from './people.ts';
import { type RefusalCode, refuse } from './refusals.ts';
import { LIFETIME_S, type Tokens } from './tokens.ts';

export interface GrantNeeds {
  readonly tokens: Tokens;
  readonly proofs: ClientProofs;
  readonly consents: Consents;
  readonly accounts: Accounts;
  /** What a tenant's policies answer everybody, by tenant id. */
  readonly policies: ReadonlyMap<string, RefusalCode>;
  readonly directory: Directory;
  readonly statusNow: (relationshipId: string) => string | undefined;
  readonly now: () => Date;
}

/** The tenant whose token endpoint is asked: the partner's own, unless it is a customer's. */
export interface Tenant {
  readonly id: string;
  readonly customer?: Customer | undefined;
}

type Given = Readonly<Record<string, unknown>> | RefusalCode;

/** The token endpoint: client credentials, an authorization code, a refresh token. */
export function tokenEndpoint(needs: GrantNeeds) {
  const { tokens, proofs, consents, accounts, policies, directory, statusNow } = needs;

  const issue = (ask: Ask, tenant: Tenant, aud: string, who: { roles: readonly string[]; [claim: string]: unknown }) =>
    tokens.issue({ tid: tenant.id, aud, appid: CLIENT_ID, iss: `${ask.origin}/${tenant.id}/v2.0`, ...who });

  function toApplication(ask: Ask, tenant: Tenant, aud: string): Given {
    const { customer } = tenant;
    if (customer?.access === 'expired') return 90072;
    if (customer && !consents.of(customer).application) return 65001;
    return { access_token: issue(ask, tenant, aud, { roles: applicationRoles(tenant, aud) }) };
  }

  function toPerson(ask: Ask, tenant: Tenant, aud: string, person: Person, scopes: readonly string[]): Given {
    const { customer } = tenant;
    if (customer && !consents.of(customer).delegated) return 65001;
    const wids = customer ? rolesAt(person, customer, directory, statusNow) : rolesAtHome(person);
    if (customer && wids.length === 0) return 90072;
    const who = { oid: person.id, amr: accounts.hasMfa(person) ? ['pwd', 'mfa'] : ['pwd'], wids, roles: [] };
    const id = { ...who, preferred_username: userNameOf(person), name: person.displayName };
    return {
      access_token: issue(ask, tenant, aud, { ...who, scp: delegatedScopes(aud, customer) }),
      ...(scopes.includes('offline_access') && { refresh_token: accounts.giveRefreshToken(person) }),
      ...(scopes.includes('openid') && { id_token: issue(ask, tenant, CLIENT_ID, id) }),
    };
  }

  function toCode(ask: Ask, tenant: Tenant, aud: string, form: URLSearchParams, scopes: readonly string[]): Given {
    const code = accounts.takeCode(form.get('code') ?? '');
    if (code === undefined || tenant.customer) return 70008;
    if (code.redirectUri !== form.get('redirect_uri')) return 50011;
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    return challenge === code.challenge ? toPerson(ask, tenant, aud, code.person, scopes) : 501481;
  }

  function toBot(ask: Ask, tenant: Tenant, aud: string, form: URLSearchParams): Given {
    if (tenant.customer) return 700016;
    if (form.get('client_secret') !== BOT_SECRET) return 7000215;
    return aud === BOT_FRAMEWORK ? { access_token: issue(ask, tenant, aud, { roles: [], appid: BOT_ID }) } : 500011;
  }

  function give(ask: Ask, tenant: Tenant, form: URLSearchParams): Given {
    const grant = form.get('grant_type');
    const scopes = (form.get('scope') ?? '').split(' ');
    const aud = audienceOf(scopes, grant !== 'client_credentials');
    if (!['client_credentials', 'authorization_code', 'refresh_token'].includes(String(grant))) return 70003;
    if (form.get('client_id') === BOT_ID) return toBot(ask, tenant, aud, form);
    if (form.get('client_id') !== CLIENT_ID) return 700016;
    const unproven = proofs.refusalOf(form, ask.origin + ask.path);
    if (unproven !== undefined) return unproven;
    const held = policies.get(tenant.id);
    if (held !== undefined) return held;
    if (aud === '') return 1002012;
    if (!AUDIENCES.includes(aud)) return 500011;
    if (grant === 'client_credentials') return toApplication(ask, tenant, aud);
    if (grant === 'authorization_code') return toCode(ask, tenant, aud, form, scopes);
    const person = accounts.holderOf(form.get('refresh_token') ?? '');
    return person ? toPerson(ask, tenant, aud, person, scopes) : 50173;
  }

  return (ask: Ask, tenant: Tenant | undefined): Answer => {
    const given = tenant ? give(ask, tenant, new URLSearchParams(ask.body)) : 90002;
    if (typeof given === 'number') return refuse(given, needs.now());
    return json(200, { token_type: 'Bearer', expires_in: LIFETIME_S, ext_expires_in: LIFETIME_S, ...given });
  };
}

/** MSAL asks for its own OpenID scopes as well; the one that names a resource ends in `/.default`, or a person's permission. */
function audienceOf(scopes: readonly string[], isPerson: boolean): string {
  const resource = isPerson ? /^(https:.+?)\/+(\.default|user_impersonation)$/ : /^(.+?)\/+\.default$/;
  return scopes.map((scope) => resource.exec(scope)?.[1]).find((audience) => audience !== undefined) ?? '';
}

function applicationRoles({ customer }: Tenant, audience: string): readonly string[] {
  if (audience !== GRAPH) return [];
  if (customer === undefined) {
    return [
      'CrossTenantInformation.ReadBasic.All',
      'DelegatedAdminRelationship.Read.All',
      'Directory.Read.All',
      'GroupMember.Read.All',
      'RoleManagement.Read.Directory',
    ];
  }
  if (customer.access === 'no-health-role') return ['Organization.Read.All'];
  const licences = customer.keeps.includes('licences') ? [] : ['LicenseAssignment.Read.All'];
  return ['ServiceHealth.Read.All', 'ServiceMessage.Read.All', ...licences];
}

export const HOME: Tenant = { id: PARTNER_TENANT_ID };
