import { createPrivateKey, X509Certificate } from 'node:crypto';

/** How an application proves to the login that it is itself. */
export type Proof =
  | { readonly kind: 'secret'; readonly secret: string }
  /** Certificate and private key, as PEM. */
  | { readonly kind: 'certificate'; readonly pem: string };

export type Environment = Readonly<Record<string, string | undefined>>;

export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A certificate with its private key, or why the setting of this name holds none. */
export function readCertificate(name: string, read: () => string): Proof | readonly string[] {
  let pem: string;
  try {
    pem = read();
  } catch {
    return [`${name}: the file cannot be read`];
  }
  try {
    const fits = new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem));
    return fits ? { kind: 'certificate', pem } : [`${name}: the private key is not the certificate's`];
  } catch {
    return [`${name}: must hold a certificate and its private key, unencrypted, as PEM`];
  }
}
