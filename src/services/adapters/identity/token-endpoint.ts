import { z } from 'zod';
import { diagnosisOf } from '../http/diagnosis.ts';
import { readUpTo } from '../http/read-json.ts';
import { LoginError } from './aadsts.ts';
import { createCertificateAssertion } from './certificate-assertion.ts';
import type { AccessToken } from './kept-tokens.ts';
import { createManagedIdentity } from './managed-identity.ts';
import type { ReaderApplication } from './reader-application.ts';

export interface Granted extends AccessToken {
  /** Absent unless `offline_access` was asked for. */
  readonly refreshToken: string | undefined;
  /** Absent unless `openid` was asked for. */
  readonly idToken: string | undefined;
}

/** Posts one grant to a tenant's token endpoint, with the application's own proof beside it. */
export type Redeem = (tenantId: string, grant: Readonly<Record<string, string>>) => Promise<Granted>;

const REQUEST_LIMIT_MS = 10_000;
const LARGEST_ANSWER = 256 * 1024;
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const Answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number(),
  refresh_token: z.string().min(1).optional(),
  id_token: z.string().optional(),
});

const Refusal = z.object({ error_description: z.string() });

/**
 * The OAuth token endpoint as a plain form, for grants in which a refresh token comes or goes. MSAL redeems one too, but
 * keeps what it gets in return in a cache of its own, and the token that follows has to be ours to seal and to store.
 */
export function createTokenEndpoint(application: ReaderApplication & { readonly now: () => Date }): Redeem {
  const prove = createProof(application);
  return async (tenantId, grant) => {
    const url = `${application.authorityHost}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`;
    const form = { client_id: application.clientId, ...(await prove(url)), ...grant };
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
    });
    const { text } = await readUpTo(LARGEST_ANSWER, response);
    if (!response.ok) throw new LoginError(wordsOf(text) || `${response.status} from the login`);
    const granted = read(Answer, text);
    if (granted === undefined) throw new LoginError('the login answered without a token');
    return {
      token: granted.access_token,
      expiresAt: application.now().getTime() + granted.expires_in * 1000,
      refreshToken: granted.refresh_token,
      idToken: granted.id_token,
    };
  };
}

/** Nothing when it is not of this shape. Without the parser's own words: they quote what they could not read. */
function read<Schema extends z.ZodType>(schema: Schema, body: string): z.output<Schema> | undefined {
  try {
    return schema.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** What proves the application in a form: its secret, or an assertion made for this endpoint. */
function createProof({ proof, clientId, now }: ReaderApplication & { readonly now: () => Date }) {
  if (proof.kind === 'secret') return async () => ({ client_secret: proof.secret });
  const asserted = (client_assertion: string) => ({ client_assertion_type: JWT_BEARER, client_assertion });
  if (proof.kind === 'certificate') {
    const assertion = createCertificateAssertion(proof.pem);
    return async (audience: string) => asserted(assertion({ clientId, audience, now: now() }));
  }
  const identity = createManagedIdentity(proof.clientId);
  return async () => asserted(await identity.assertion());
}

/** Entra's own words, without the ids that follow them and without a token. */
function wordsOf(body: string): string {
  const refusal = read(Refusal, body);
  return diagnosisOf(refusal?.error_description.split(' Trace ID:')[0] ?? '').text;
}
