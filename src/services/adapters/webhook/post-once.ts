import { type RequestOptions, request } from 'node:https';
import { WebhookError } from '../../webhook-ports.ts';

/** What one try brought. */
export interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

export interface OneTry {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly lookup: RequestOptions['lookup'];
  readonly signal: AbortSignal;
}

const LARGEST_ANSWER = 64 * 1024;

/**
 * One POST by a connection of its own, whose address `lookup` has judged: what was checked is what is connected to. Redirects
 * are answers. A plain `https` request, for `fetch` takes no lookup.
 */
export function postOnce({ url, headers, body, lookup, signal }: OneTry): Promise<Answered> {
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  let hasLeft = false;
  const fail = (error: Error) => reject(failureOf(error, hasLeft, signal));
  const asked = request(url, { method: 'POST', agent: false, headers, lookup, signal }, (response) => {
    let text = '';
    response.setEncoding('utf8');
    const done = () => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body: text });
      response.destroy();
    };
    response.on('data', (chunk: string) => {
      text += chunk;
      if (text.length >= LARGEST_ANSWER) done();
    });
    response.on('end', done);
    response.on('error', fail);
  });
  asked.on('socket', (socket) => socket.once('secureConnect', () => (hasLeft = true)));
  asked.on('error', fail);
  asked.end(body);
  return promise;
}

function failureOf(
  error: Error & { readonly code?: string },
  hasLeft: boolean,
  { aborted }: AbortSignal,
): WebhookError {
  if (error instanceof WebhookError) return error;
  const why = aborted ? 'no answer in time' : `no connection (${error.code ?? error.message})`;
  return new WebhookError(hasLeft ? 'unclear' : 'not-sent', why, { cause: error });
}
