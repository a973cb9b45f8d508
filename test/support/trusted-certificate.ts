import { randomUUID } from 'node:crypto';
import tls from 'node:tls';
import { generate } from 'selfsigned';

export interface TrustedCertificate {
  readonly key: string;
  readonly cert: string;
  /** From then on this process trusts it no more. */
  forget(): void;
}

/** A certificate for localhost that this process trusts until it is forgotten. */
export async function trustedCertificate(): Promise<TrustedCertificate> {
  // A name of its own: of two authorities with one name, a client that trusts both may try the wrong one.
  const pair = await generate([{ name: 'commonName', value: `outside ${randomUUID()}` }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  const trusted = () => tls.getCACertificates('default');
  tls.setDefaultCACertificates([...trusted(), pair.cert]);
  // Others that have come to be trusted since then stay.
  const forget = () => tls.setDefaultCACertificates(trusted().filter((one) => one.trim() !== pair.cert.trim()));
  return { key: pair.private, cert: pair.cert, forget };
}
