import { createTransport } from 'nodemailer';
import { PageError, type Pager } from '../../oncall-ports.ts';

export interface SmtpPagerSettings {
  readonly host: string;
  /** 465 speaks TLS from the first byte, all others by STARTTLS. */
  readonly port: number;
  /** `none` is for a relay on this machine. */
  readonly tls: 'required' | 'none';
  readonly login?: { readonly user: string; readonly password: string } | undefined;
  readonly from: string;
  readonly to: string;
}

const IMPLICIT_TLS_PORT = 465;
const CONNECT_LIMIT_MS = 10_000;
const SILENCE_LIMIT_MS = 15_000;

/**
 * Notices as mail to one receiver, each by a connection of its own. Never in the clear over a network: without TLS nothing is
 * said, neither name nor password. The message's id is the notice's, so that mail servers tell repeats.
 */
export function createSmtpPager({ host, port, tls, login, from, to }: SmtpPagerSettings): Pager {
  const transport = createTransport({
    host,
    port,
    secure: tls === 'required' && port === IMPLICIT_TLS_PORT,
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(login && { auth: { user: login.user, pass: login.password } }),
    dnsTimeout: CONNECT_LIMIT_MS,
    connectionTimeout: CONNECT_LIMIT_MS,
    greetingTimeout: CONNECT_LIMIT_MS,
    socketTimeout: SILENCE_LIMIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const asPageError = ({ message, code }: Error & { readonly code?: string }): never => {
    throw new PageError(`${host}:${port}: ${message}${code ? ` (${code})` : ''}`);
  };
  return {
    name: `email ${to}`,
    way: 'email',
    reaches: to,
    async page({ id, subject, text, at }) {
      const mail = {
        ...{ from, to, subject, text, date: at },
        messageId: `<${id}@${from.split('@').at(-1)}>`,
        priority: 'high',
        // Nobody's absence note comes back.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      } as const;
      await transport.sendMail(mail).catch(asPageError);
    },
    async check() {
      await transport.verify().catch(asPageError);
    },
  };
}
