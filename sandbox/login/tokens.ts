import { generateKeyPairSync, type JsonWebKey, randomUUID, sign, verify } from 'node:crypto';

export interface Claims {
  /** Tenant id. */
  readonly tid: string;
  readonly aud: string;
  readonly appid: string;
  /** What the application may do by itself. */
  readonly roles: readonly string[];
  /** With a person beside it: what the application may do in the person's name, with blanks between. */
  readonly scp?: string;
  /** The person's object id, and the Entra roles that the person has in the tenant, by id. */
  readonly oid?: string;
  readonly wids?: readonly string[];
  /** How the person has signed in. */
  readonly amr?: readonly string[];
  readonly sub?: string;
  readonly iss: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
}

export interface Tokens {
  readonly issue: (claims: Omit<Claims, 'iat' | 'exp'>) => string;
  /** The claims of a token that we signed, expired or not; else nothing. */
  readonly read: (token: string) => Claims | undefined;
  readonly hasExpired: (claims: Claims) => boolean;
  readonly publicKeys: () => readonly JsonWebKey[];
}

export const LIFETIME_S = 3_599;

/** Signed with a key made at start. `machine` tells milliseconds: clients judge expiry by the machine's clock, so do we. */
export function createTokens(machine: () => number): Tokens {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const seconds = (): number => Math.floor(machine() / 1000);

  return {
    issue: (claims) => {
      const iat = seconds();
      const content = `${encode({ typ: 'JWT', alg: 'RS256', kid })}.${encode({ ...claims, iat, nbf: iat, exp: iat + LIFETIME_S, ver: '1.0' })}`;
      return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
    },
    read: (token) => {
      const [head, body, signature, ...rest] = token.split('.');
      if (head === undefined || body === undefined || signature === undefined || rest.length > 0) return undefined;
      const ours = verify('sha256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url'));
      return ours ? (JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Claims) : undefined;
    },
    hasExpired: ({ exp }) => exp <= seconds(),
    publicKeys: () => [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' }],
  };
}
