import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { CLIENT_ID, CLIENT_SECRET, MANAGED_IDENTITY_ID, TOKEN_EXCHANGE } from './application.ts';
import type { RefusalCode } from './refusals.ts';
import type { Tokens } from './tokens.ts';

export interface ClientProofs {
  /** Registers a certificate with the application. Fails when it is none. */
  readonly register: (pem: string) => void;
  /** Why the application has not proven itself, or nothing. `endpoint` is what an assertion has to be for. */
  readonly refusalOf: (form: URLSearchParams, endpoint: string) => RefusalCode | undefined;
}

type Part = Readonly<Record<string, unknown>>;

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** How the application may prove itself: by secret, by a certificate's assertion, by the token of a managed identity. */
export function createClientProofs(tokens: Tokens, machine: () => number): ClientProofs {
  const certificates: X509Certificate[] = [];

  function ofAssertion(assertion: string, endpoint: string): RefusalCode | undefined {
    const [head = '', body = '', signature = ''] = assertion.split('.');
    const [header, claims] = [partIn(head), partIn(body)];
    if (header === undefined || claims === undefined) return 50027;
    const seconds = machine() / 1000;
    if (Number(claims.exp) <= seconds || Number(claims.nbf) > seconds + 300) return 700024;
    if (claims.aud === TOKEN_EXCHANGE) {
      const identity = tokens.read(assertion);
      return identity?.sub === MANAGED_IDENTITY_ID ? undefined : 700213;
    }
    const certificate = certificates.find((one) => isNamed(header, one));
    if (certificate === undefined) return 700027;
    const key = {
      key: certificate.publicKey,
      ...(header.alg === 'PS256' && { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
    };
    const isSigned =
      ['RS256', 'PS256'].includes(String(header.alg)) &&
      verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'));
    if (!isSigned) return 700027;
    if (claims.iss !== CLIENT_ID || claims.sub !== CLIENT_ID) return 700021;
    return claims.aud === endpoint ? undefined : 700023;
  }

  return {
    register: (pem) => void certificates.push(new X509Certificate(pem)),
    refusalOf: (form, endpoint) => {
      const assertion = form.get('client_assertion');
      if (assertion === null) return form.get('client_secret') === CLIENT_SECRET ? undefined : 7000215;
      return form.get('client_assertion_type') === JWT_BEARER ? ofAssertion(assertion, endpoint) : 50027;
    },
  };
}

/** By its thumbprint, the newer or the older one. */
function isNamed(header: Part, { raw }: X509Certificate): boolean {
  const thumbprint = (hash: string) => createHash(hash).update(raw).digest('base64url');
  return header['x5t#S256'] === thumbprint('sha256') || header.x5t === thumbprint('sha1');
}

function partIn(part: string): Part | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Part;
  } catch {
    return undefined;
  }
}
