import { json, type Route } from './exchange.ts';
import { KEY_VAULT, PARTNER_TENANT_ID } from './login/application.ts';
import { readBearer } from './login/bearer.ts';
import type { Tokens } from './login/tokens.ts';

/** Not a secret: it seals nothing but the sandbox's own tokens. */
const SECRETS: Readonly<Record<string, string>> = {
  'token-key': Buffer.from('sandbox-only-'.repeat(3).slice(0, 32)).toString('base64'),
  'no-key': 'this is no key',
};

const CHALLENGE = `Bearer authorization="https://login.microsoftonline.com/${PARTNER_TENANT_ID}", resource="${KEY_VAULT}"`;

/** Azure Key Vault: the secrets of one vault, the newest version of each. */
export function vaultRoutes(tokens: Tokens): readonly Route[] {
  return [
    {
      method: 'GET',
      path: /^\/secrets\/([^/]+)$/,
      handle: (ask, [name = '']) => {
        const { claims } = readBearer(tokens, ask, KEY_VAULT);
        if (claims?.tid !== PARTNER_TENANT_ID)
          return json(401, refusal('Unauthorized', 'The token is missing or invalid.'), {
            'www-authenticate': CHALLENGE,
          });
        if (!/^7\.\d$/.test(ask.query.get('api-version') ?? ''))
          return json(400, refusal('BadParameter', 'The api-version is missing or not supported.'));
        const value = SECRETS[name];
        if (value === undefined)
          return json(
            404,
            refusal('SecretNotFound', `A secret with (name/id) ${name} was not found in this key vault.`),
          );
        const version = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
        const attributes = { enabled: true, created: 1757000000, updated: 1757000000, recoveryLevel: 'Recoverable' };
        return json(200, { value, id: `${ask.origin}/secrets/${name}/${version}`, attributes });
      },
    },
  ];
}

const refusal = (code: string, message: string) => ({ error: { code, message } });
