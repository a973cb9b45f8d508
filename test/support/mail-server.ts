import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { trustedCertificate } from './trusted-certificate.ts';

/** A mail as it came over the wire. */
export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, quoted-printable undone. */
  readonly text: string;
  readonly isSecure: boolean;
  readonly user: string | undefined;
}

export interface MailServer {
  readonly host: 'localhost';
  readonly port: number;
  readonly mails: readonly Mail[];
  /** Answers this to the next mail instead of taking it. */
  refuseNext(code: number): void;
  /** Resolves as soon as so many mails have come. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

export interface MailServerSettings {
  /** Without TLS it offers none. */
  readonly tls?: 'starttls' | 'implicit' | 'none';
  /** Whom it lets in; nobody has to say who they are where it is absent. */
  readonly login?: { readonly user: string; readonly password: string };
}

/** A real mail server on this machine, whose certificate this process trusts until it is closed. */
export async function startMailServer({ tls = 'none', login }: MailServerSettings = {}): Promise<MailServer> {
  const certificate = await trustedCertificate();
  const mails: Mail[] = [];
  const lookers = new Set<() => void>();
  let refusal: number | undefined;
  const server = new SMTPServer({
    key: certificate.key,
    cert: certificate.cert,
    secure: tls === 'implicit',
    authOptional: login === undefined,
    disabledCommands: tls === 'none' ? ['STARTTLS'] : [],
    logger: false,
    onAuth({ username, password }, _session, told) {
      if (username === login?.user && password === login?.password) told(null, { user: username });
      else told(Object.assign(new Error('who are you?'), { responseCode: 535 }));
    },
    onData(stream, { envelope, secure, user }, told) {
      void text(stream).then((raw) => {
        if (refusal !== undefined) {
          told(Object.assign(new Error('not now'), { responseCode: refusal }));
          refusal = undefined;
          return;
        }
        mails.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          text: plain(raw),
          isSecure: secure,
          user,
        });
        told(null);
        for (const look of [...lookers]) look();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  return {
    host: 'localhost',
    port: (server.server.address() as AddressInfo).port,
    mails,
    refuseNext(code) {
      refusal = code;
    },
    until: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (mails.length < count) return;
          lookers.delete(look);
          resolve();
        };
        lookers.add(look);
        look();
      }),
    async close() {
      certificate.forget();
      await new Promise<void>((closed) => server.close(closed));
    },
  };
}

/** Quoted-printable undone, as far as it breaks lines and writes bytes. */
const plain = (raw: string): string =>
  Buffer.from(
    raw
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
