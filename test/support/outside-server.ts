import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { trustedCertificate } from './trusted-certificate.ts';

/** What one question got. A string or bytes are sent as they are, anything else as JSON; `hang` never answers. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly hang?: boolean;
  /** Closes the connection without an answer. */
  readonly hangUp?: boolean;
  /** Declares more than it sends, and closes. */
  readonly cutOff?: boolean;
  /** Declares more than it sends, and leaves it at that. */
  readonly stalls?: boolean;
}

export interface Question {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface OutsideServer {
  readonly url: string;
  /** Everything that was asked, in order. */
  readonly asked: Question[];
  close(): Promise<void>;
}

/** An outside party on 127.0.0.1, over TLS that this process trusts until it is closed. */
export async function startOutside(reply: (question: Question) => Reply): Promise<OutsideServer> {
  const { key, cert, forget } = await trustedCertificate();

  const asked: Question[] = [];
  const server = createServer({ key, cert }, async (request, response) => {
    const url = new URL(request.url ?? '/', `https://${request.headers.host}`);
    const question = { method: request.method ?? '', url, headers: request.headers, body: await text(request) };
    asked.push(question);
    send(reply(question), response);
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      forget();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function send(reply: Reply, response: ServerResponse): void {
  const { status = 200, headers = {}, body = '', hang, hangUp, cutOff, stalls } = reply;
  if (hang) return;
  if (hangUp) return void response.destroy();
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const type = typeof body === 'string' && body.startsWith('<') ? 'text/html' : 'application/json';
  const length = cutOff || stalls ? { 'content-length': String(bytes.length * 2) } : {};
  response.writeHead(status, { 'content-type': type, ...length, ...headers });
  if (cutOff) response.write(bytes, () => response.destroy());
  else if (stalls) response.write(bytes);
  else response.end(bytes);
}
