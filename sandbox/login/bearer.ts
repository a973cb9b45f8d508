import type { Ask } from '../exchange.ts';
import type { Claims, Tokens } from './tokens.ts';

/** Who asks, or why the token in `Authorization` is not good for this API. */
export type Bearer =
  | { readonly claims: Claims; readonly problem?: undefined }
  | { readonly claims?: undefined; readonly problem: 'missing' | 'invalid' | 'expired' | 'audience' };

export function readBearer(tokens: Tokens, ask: Ask, audience: string): Bearer {
  const token = tokenOf(ask);
  if (token === undefined) return { problem: 'missing' };
  const claims = tokens.read(token);
  if (claims === undefined) return { problem: 'invalid' };
  if (tokens.hasExpired(claims)) return { problem: 'expired' };
  return claims.aud === audience ? { claims } : { problem: 'audience' };
}

export const tokenOf = (ask: Ask): string | undefined => /^Bearer (\S+)$/i.exec(ask.headers.authorization ?? '')?.[1];
