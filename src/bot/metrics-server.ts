import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PortInUseError } from './port-in-use.ts';

export interface MetricsServerNeeds {
  readonly port: number;
  readonly host: string;
  /** Whoever asks has to bring it as a bearer. Absent on loopback. */
  readonly token: string | undefined;
  readonly text: () => Promise<string>;
  readonly contentType: string;
  readonly onError: (error: unknown) => void;
}

export interface MetricsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** `GET /metrics`, on a port of its own: not where Teams reaches the bot, and there for workers too. Fails with `PortInUseError`. */
export async function openMetricsServer(needs: MetricsServerNeeds): Promise<MetricsServer> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, body = '', headers = {}): void => {
      // Not in one chain: restify, where it is loaded, has `writeHead` answer nothing.
      response.writeHead(status, headers);
      response.end(body);
    };
    const path = request.url?.split('?')[0];
    if (path !== '/metrics') return answer(404);
    if (request.method !== 'GET') return answer(405, '', { allow: 'GET' });
    if (needs.token !== undefined && !isSame(request.headers.authorization ?? '', `Bearer ${needs.token}`))
      return answer(401, '', { 'www-authenticate': 'Bearer' });
    try {
      return answer(200, await needs.text(), { 'content-type': needs.contentType, 'cache-control': 'no-store' });
    } catch (error) {
      needs.onError(error);
      return answer(500);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? new PortInUseError(needs.port, 'METRICS_PORT', { cause }) : cause),
    );
    server.listen(needs.port, needs.host, resolve);
  });
  return {
    url: `http://${needs.host}:${(server.address() as AddressInfo).port}/metrics`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeIdleConnections();
      }),
  };
}

/** In a time that tells nothing of how much of it was right. */
const isSame = (told: string, wanted: string): boolean => timingSafeEqual(digestOf(told), digestOf(wanted));

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
