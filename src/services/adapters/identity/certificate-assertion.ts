import { constants, createHash, createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';

const LIFETIME_S = 300;

export interface AssertionClaims {
  readonly clientId: string;
  /** The token endpoint that the assertion is shown to; it is good for no other. */
  readonly audience: string;
  readonly now: Date;
}

/**
 * Says, signed with the application's certificate, that it is the application who asks (RFC 7523). Named by the
 * certificate's SHA-256 thumbprint, signed with PS256: what Entra recommends, and what the library sends.
 */
export function createCertificateAssertion(pem: string): (claims: AssertionClaims) => string {
  const key = createPrivateKey(pem);
  const thumbprint = createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
  const head = encode({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint });
  return ({ clientId, audience, now }) => {
    const nbf = Math.floor(now.getTime() / 1000);
    const claims = { aud: audience, iss: clientId, sub: clientId, jti: randomUUID(), nbf, exp: nbf + LIFETIME_S };
    const content = `${head}.${encode(claims)}`;
    const signature = sign('sha256', Buffer.from(content), {
      key,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 32,
    });
    return `${content}.${signature.toString('base64url')}`;
  };
}

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
