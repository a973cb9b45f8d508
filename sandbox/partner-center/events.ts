import { sign } from 'node:crypto';
import { generate } from 'selfsigned';
import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import { days } from '../world/moment.ts';

const CERTIFICATE_PATH = '/cert/pcnotifications-dispatch.microsoft.com.cer';

/** Partner Center's voice: events, signed as it signs them, posted to whoever `to` names. */
export interface Events {
  readonly routes: readonly Route[];
  readonly send: (ask: Ask, signal: AbortSignal) => Promise<Answer>;
}

interface Signer {
  readonly key: string;
  readonly certificate: string;
  /** The authority that has signed the certificate. */
  readonly issuer: string;
}

/**
 * `POST /_sandbox/partner-center/webhook {"to": "http://127.0.0.1:3978/api/partner-center", "event": "test-created"}`.
 * Answers what came back, and the authority to pin. `body` replaces the event, `headers` any header, to forge them.
 */
export function createEvents(now: () => Date): Events {
  let made: Promise<Signer> | undefined;
  let certificate = '';
  const signer = async (): Promise<Signer> => {
    made ??= makeSigner(now());
    const ready = await made;
    certificate = ready.certificate;
    return ready;
  };

  return {
    routes: [
      {
        method: 'GET',
        path: new RegExp(`^${CERTIFICATE_PATH.replaceAll('.', '\\.')}$`),
        handle: () =>
          certificate === ''
            ? json(404, { error: 'Nothing has been signed yet.' })
            : { status: 200, headers: { 'content-type': 'application/pkix-cert' }, body: certificate },
      },
    ],
    send: async (ask, signal) => {
      const { to, event = 'granular-admin-relationship-terminated', body, headers } = readWish(ask.body);
      if (to === undefined || !URL.canParse(to)) return json(400, { error: '`to` must be an address.' });
      const { key, issuer } = await signer();
      const content = body ?? JSON.stringify(eventOf(event, now()));
      const response = await fetch(to, {
        method: 'POST',
        body: content,
        signal,
        headers: {
          'content-type': 'application/json',
          authorization: `Signature ${sign('sha256', Buffer.from(content), key).toString('base64')}`,
          'x-ms-certificate-url': ask.origin + CERTIFICATE_PATH,
          'x-ms-signature-algorithm': 'rsa-sha256',
          ...headers,
        },
      });
      return json(200, { status: response.status, body: await response.text(), issuer });
    },
  };
}

interface Wish {
  readonly to?: string;
  readonly event?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

function readWish(body: string): Wish {
  try {
    return JSON.parse(body) as Wish;
  } catch {
    return {};
  }
}

const eventOf = (name: string, at: Date) => ({
  EventName: name,
  ResourceUri: `https://api.partnercenter.microsoft.com/webhooks/v1/resources/${name}`,
  ResourceName: name.replace(/-[a-z]+$/, ''),
  AuditUri: null,
  ResourceChangeUtcDate: at.toISOString(),
});

/** RSA, as `rsa-sha256` wants it, and issued by an authority of its own, as Partner Center's is. */
async function makeSigner(at: Date): Promise<Signer> {
  const made = { algorithm: 'sha256', notBeforeDate: new Date(at.getTime() - days(1)) };
  const authority = await generate([{ name: 'commonName', value: 'Sandbox issuing authority' }], {
    ...made,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  const subject = [
    { name: 'organizationName', value: 'Microsoft Corporation' },
    { name: 'commonName', value: 'pcnotifications-dispatch.microsoft.com' },
  ];
  const leaf = await generate(subject, {
    ...made,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'pcnotifications-dispatch.microsoft.com' }] },
    ],
  });
  return { key: leaf.private, certificate: leaf.cert, issuer: authority.cert };
}
