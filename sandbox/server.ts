import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';
import { type Answer, json, readAsk, Unreadable } from './exchange.ts';
import type { Front } from './front.ts';

export interface Server {
  readonly port: number;
  /** Ends at once, whatever is under way. */
  readonly close: () => void;
}

const IDLE_MS = 120_000;

/** Listens on 127.0.0.1 alone. Fails when the port is taken (`EADDRINUSE`). */
export function listen(front: Front, { key, cert }: Certificate, port: number): Promise<Server> {
  const server = createServer({ key, cert }, async (request, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const answer = await readAsk(request)
      .then((ask) => front(ask, gone.signal))
      .catch(apology);
    if (gone.signal.aborted || answer === undefined) return;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  // By default a connection ends after five idle seconds: a busy caller may use it at that very moment.
  server.keepAliveTimeout = IDLE_MS;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () => {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}

/** A request that cannot be read is the client's fault; anything else is ours, and is said aloud. */
function apology(error: unknown): Answer {
  if (error instanceof Unreadable) return json(400, { error: { code: 'BadRequest', message: error.message } });
  if (!(error instanceof Error && error.name === 'AbortError')) console.error(error);
  return json(500, { error: { code: 'InternalServerError', message: 'The sandbox failed; its log says why.' } });
}
