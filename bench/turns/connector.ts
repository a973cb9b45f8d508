import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Teams' side of a bot's answers on loopback. It keeps nothing but who waits for what. */
export interface Connector {
  readonly url: string;
  /** Resolves with the next message that the bot sends, or edits, in a conversation. */
  next(conversationId: string): Promise<Buffer>;
  close(): void;
}

export async function startConnector(): Promise<Connector> {
  const awaited = new Map<string, (message: Buffer) => void>();
  const server = createServer(async (request, response) => {
    const message = await bodyOf(request);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"sent"}');
    const conversationId = decodeURIComponent(request.url?.split('/')[3] ?? '');
    awaited.get(conversationId)?.(message);
    awaited.delete(conversationId);
  });
  // The bot keeps its connections between rounds; a connector that closed them would be measured too.
  server.keepAliveTimeout = 0;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    next: (conversationId) => new Promise((resolve) => awaited.set(conversationId, resolve)),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
