import { json, type Route } from '../exchange.ts';
import { MANAGED_IDENTITY_ID, MANAGED_IDENTITY_SECRET, PARTNER_TENANT_ID, TOKEN_EXCHANGE } from './application.ts';
import { LIFETIME_S, type Tokens } from './tokens.ts';

/** What App Service offers to what runs in it, at `IDENTITY_ENDPOINT`: tokens of the machine itself. */
export function managedIdentityRoute(tokens: Tokens, machine: () => number): Route {
  return {
    method: 'GET',
    path: /^\/msi\/token$/,
    handle: (ask) => {
      const resource = ask.query.get('resource') ?? '';
      if (ask.headers['x-identity-header'] !== MANAGED_IDENTITY_SECRET) {
        return json(401, { statusCode: 401, message: 'The header X-IDENTITY-HEADER is wrong.' });
      }
      if (resource !== TOKEN_EXCHANGE) return json(400, { statusCode: 400, message: `No tokens for '${resource}'.` });
      const access_token = tokens.issue({
        tid: PARTNER_TENANT_ID,
        aud: resource,
        appid: MANAGED_IDENTITY_ID,
        sub: MANAGED_IDENTITY_ID,
        roles: [],
        iss: `${ask.origin}/${PARTNER_TENANT_ID}/v2.0`,
      });
      const expires_on = String(Math.floor(machine() / 1000) + LIFETIME_S);
      return json(200, { access_token, expires_on, resource, token_type: 'Bearer', client_id: MANAGED_IDENTITY_ID });
    },
  };
}
