import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AwaitedBrowser {
  /** Where the login is to send the browser. */
  readonly redirectUri: string;
  /** The address that it came back to. */
  readonly returned: Promise<URL>;
  close(): void;
}

const GOODBYE =
  '<!doctype html><meta charset="utf-8"><title>Healthdesk</title><p>Back to the terminal: you may close this.';

/** Waits on loopback, at a port (0 takes any), for a browser that has signed in. */
export async function awaitBrowser(port: number): Promise<AwaitedBrowser> {
  const { promise: returned, resolve } = Promise.withResolvers<URL>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', redirectUri);
    const isAnswer = url.pathname === '/' && (url.searchParams.has('code') || url.searchParams.has('error'));
    response.writeHead(isAnswer ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', connection: 'close' });
    response.end(isAnswer ? GOODBYE : '', () => isAnswer && resolve(url));
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  const redirectUri = `http://localhost:${(server.address() as AddressInfo).port}/`;
  return {
    redirectUri,
    returned,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
