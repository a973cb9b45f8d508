import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { withoutTokens } from '../http/diagnosis.ts';
import { LoginError } from './aadsts.ts';
import type { ReaderApplication } from './reader-application.ts';
import { claimsIn, mfaIn } from './token-claims.ts';
import type { Redeem } from './token-endpoint.ts';

/** What a person gets by signing in. */
export interface SignedIn {
  readonly objectId: string;
  readonly tenantId: string;
  readonly userName: string;
  /** Absent unless the scope asked for `offline_access`. */
  readonly refreshToken: string | undefined;
  readonly token: string;
  /** Nothing when the login does not tell. */
  readonly hasMfa: boolean | undefined;
}

export interface SignIn {
  /** Where the person signs in. */
  readonly url: string;
  /** Takes the address to which the login sent the browser back. Fails with the login's words. */
  finish(returned: URL): Promise<SignedIn>;
}

export interface SignInSettings {
  readonly application: ReaderApplication;
  readonly redeem: Redeem;
  /** Registered with the application as a web address, such as `http://localhost:8400/`. */
  readonly redirectUri: string;
  /** What the token is for, beside `openid profile`. */
  readonly scope: string;
}

const IdToken = z.object({ oid: z.string(), tid: z.string(), preferred_username: z.string() });

/**
 * The authorization code grant with PKCE, on loopback. Not the device code: Entra gives that to public clients, while this
 * application proves itself, and its policies against phishing block it in more and more tenants.
 */
export function beginSignIn({ application, redeem, redirectUri, scope }: SignInSettings): SignIn {
  const { authorityHost, tenantId, clientId } = application;
  const [state, verifier] = [randomBytes(16).toString('base64url'), randomBytes(32).toString('base64url')];
  const scopes = `openid profile ${scope}`;
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: redirectUri,
    scope: scopes,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    // Whoever runs this is rarely the account that is to be signed in.
    prompt: 'select_account',
  });
  return {
    url: `${authorityHost}/${tenantId}/oauth2/v2.0/authorize?${query}`,
    finish: async ({ searchParams }) => {
      const code = searchParams.get('code');
      if (searchParams.get('state') !== state) throw new LoginError('the answer belongs to another sign-in');
      if (code === null)
        throw new LoginError(withoutTokens(searchParams.get('error_description') ?? 'the login sent no code'));
      const granted = await redeem(tenantId, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
        scope: scopes,
      });
      const { oid, tid, preferred_username } = IdToken.parse(claimsIn(granted.idToken ?? ''));
      const { token, refreshToken } = granted;
      return { objectId: oid, tenantId: tid, userName: preferred_username, refreshToken, token, hasMfa: mfaIn(token) };
    },
  };
}
