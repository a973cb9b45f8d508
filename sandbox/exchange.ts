import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request, read whole. `path` is decoded; `search` is as it came. */
export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The same, as it came. */
  readonly bytes: Buffer;
  /** `https://localhost:56160`, as the client wrote it: links in answers lead back here. */
  readonly origin: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** `found` holds what the route's pattern captured. */
export type Handler = (ask: Ask, found: readonly string[]) => Answer;

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: Handler;
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

/** What no route can make sense of. */
export class Unreadable extends Error {}

/** Fails with `Unreadable` when the address is malformed or the body exceeds 32 MB. */
export async function readAsk(request: IncomingMessage): Promise<Ask> {
  const origin = `https://${request.headers.host ?? 'localhost'}`;
  const url = URL.parse(request.url ?? '/', origin);
  if (url === null || !isDecodable(url.pathname)) throw new Unreadable('The address is malformed.');
  const bytes = await readBody(request);
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname),
    search: url.search,
    query: url.searchParams,
    headers: request.headers,
    body: bytes.toString('utf8'),
    bytes,
    origin,
  };
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > 32_000_000) throw new Unreadable('The body is larger than 32 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same address with other query options; `$` stays readable, as Microsoft writes its links. */
export function linkTo(ask: Ask, options: Readonly<Record<string, string>>): string {
  const query = Object.entries({ ...Object.fromEntries(ask.query), ...options })
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
  return `${ask.origin}${encodeURI(ask.path)}?${query}`;
}
