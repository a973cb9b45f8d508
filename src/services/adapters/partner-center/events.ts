import { verify, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { SourceError } from '../../../domain/source-error.ts';
import type { PartnerEvents } from '../../ports.ts';
import { garbled, noAnswer } from '../http/failures.ts';
import type { Http } from '../http/http.ts';
import type { Asking } from '../http/tokens.ts';
import { WireText } from '../wire/wire-time.ts';

export interface PartnerCenterEventsSettings {
  readonly http: Http;
  /** Where signing certificates are fetched from; nothing is fetched from anywhere else. */
  readonly certificateHosts: readonly string[];
  /** What an event may point to. */
  readonly resourceHosts: readonly string[];
  /** Authorities (PEM), one of which must have issued the certificate. Without any, its own name and origin must do. */
  readonly issuers: readonly string[];
  readonly now: () => Date;
}

const ORGANIZATION = /^O=Microsoft Corporation$/m;
const LARGEST_CERTIFICATE = 16 * 1024;
const MOST_CERTIFICATES = 8;

const Event = z.object({ EventName: z.string().min(1).max(200), ResourceUri: WireText, AuditUri: WireText });

/**
 * Events as Partner Center signs them: `Authorization: Signature <base64>` (or `x-ms-signature`) over the body, by a
 * certificate named in `X-MS-Certificate-Url`, `X-MS-Signature-Algorithm: rsa-sha256`. The certificate's file holds no
 * chain, so it is held against pinned authorities where there are any; it always has to be Microsoft's by name, in force,
 * and fetched over TLS from a host of the table. Source: Partner Center webhooks, "How to authenticate the callback".
 */
export function createPartnerCenterEvents(settings: PartnerCenterEventsSettings): PartnerEvents {
  const { http, certificateHosts, resourceHosts, now } = settings;
  const issuers = settings.issuers.map((pem) => new X509Certificate(pem));
  const certificates = new Map<string, X509Certificate>();

  async function certificateAt(url: string, signal: AbortSignal): Promise<X509Certificate> {
    const known = certificates.get(url);
    if (known) return known;
    const asking: Asking = { source: 'partner-center', signal };
    const answer = await http.get(url, {}, asking);
    if (!answer.ok) throw new SourceError('unreachable', 'partner-center', `${answer.status}: the signing certificate`);
    const bytes = await bytesUpTo(LARGEST_CERTIFICATE, answer, asking).catch((error: unknown) => {
      throw error instanceof SourceError ? error : noAnswer(asking, url, error);
    });
    const certificate = readCertificate(bytes, asking);
    if (certificates.size >= MOST_CERTIFICATES) certificates.clear();
    certificates.set(url, certificate);
    return certificate;
  }

  function isMicrosofts(certificate: X509Certificate): boolean {
    const at = now();
    if (at < new Date(certificate.validFrom) || at > new Date(certificate.validTo)) return false;
    if (!ORGANIZATION.test(certificate.subject)) return false;
    return issuers.length === 0 || issuers.some((issuer) => isIssuedBy(certificate, issuer));
  }

  return {
    async read({ headers, body }, signal) {
      const signature = /^Signature\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? headers['x-ms-signature'];
      const url = headers['x-ms-certificate-url'] ?? '';
      const algorithm = headers['x-ms-signature-algorithm']?.toLowerCase();
      if (!signature || algorithm !== 'rsa-sha256' || !leadsTo(url, certificateHosts)) return { kind: 'forged' };
      const certificate = await certificateAt(url, signal);
      if (!isMicrosofts(certificate) || !hasSigned(certificate, body, signature)) return { kind: 'forged' };
      return readEvent(body, resourceHosts);
    },
  };
}

/** A test event shows that we can be reached, and is about nothing: Microsoft's own has an address without TLS in it. */
function readEvent(body: string, hosts: readonly string[]): Awaited<ReturnType<PartnerEvents['read']>> {
  const event = Event.safeParse(jsonIn(body)).data;
  if (!event) return { kind: 'unreadable' };
  if (event.EventName === 'test-created') return { kind: 'test' };
  const links = [event.ResourceUri, event.AuditUri].filter((link) => link !== undefined);
  return links.every((link) => leadsTo(link, hosts)) ? { kind: 'change', name: event.EventName } : { kind: 'forged' };
}

function leadsTo(link: string, hosts: readonly string[]): boolean {
  const url = URL.parse(link);
  return url?.protocol === 'https:' && url.username === '' && hosts.includes(url.host);
}

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

function hasSigned({ publicKey }: X509Certificate, body: string, signature: string): boolean {
  if (publicKey.asymmetricKeyType !== 'rsa') return false;
  return verify('sha256', Buffer.from(body), publicKey, Buffer.from(signature, 'base64'));
}

async function bytesUpTo(most: number, answer: Response, asking: Asking): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw garbled(asking, `a certificate of more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readCertificate(bytes: Buffer, asking: Asking): X509Certificate {
  try {
    return new X509Certificate(bytes);
  } catch (error) {
    throw garbled(asking, 'no certificate', error);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
