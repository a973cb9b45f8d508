import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

type Json = Record<string, any>;

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export const aSigningKey = (kid: string): SigningKey => ({
  kid,
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }),
});

/** A key as OpenID metadata tells it; `endorsements` are the channels that it may sign for. */
export const publishedKey = ({ kid, publicKey }: SigningKey, endorsements: readonly string[]): Json => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
  use: 'sig',
  endorsements,
});

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A signed token; without a key one that says of itself that it is not. */
export function aToken(claims: Json, key?: SigningKey): string {
  const content = `${encode(key ? { typ: 'JWT', alg: 'RS256', kid: key.kid } : { typ: 'JWT', alg: 'none', kid: 'channel' })}.${encode(claims)}`;
  return `${content}.${key ? sign('sha256', Buffer.from(content), key.privateKey).toString('base64url') : ''}`;
}

/** The old trick: the public key, which everybody knows, taken for a shared secret. */
export function aTokenByPublicKey(claims: Json, { kid, publicKey }: SigningKey): string {
  const content = `${encode({ typ: 'JWT', alg: 'HS256', kid })}.${encode(claims)}`;
  const secret = publicKey.export({ type: 'spki', format: 'pem' });
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}
