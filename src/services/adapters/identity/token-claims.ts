import { z } from 'zod';

/** The claims in a token that the login itself has just handed over; unverified. Nothing when it is no JWT. */
export function claimsIn(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

const Methods = z.object({ amr: z.array(z.string()) });

/**
 * Whether a person has signed in with MFA, by the access token's `amr`: the claim that Partner Center itself looks at
 * ("Testing the partner security requirements"). Nothing when the token does not tell.
 */
export function mfaIn(accessToken: string): boolean | undefined {
  const { data } = Methods.safeParse(claimsIn(accessToken));
  return data?.amr.some((method) => method === 'mfa' || method === 'ngcmfa');
}
