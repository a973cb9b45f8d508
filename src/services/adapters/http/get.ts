import { SourceError } from '../../../domain/source-error.ts';
import { noAnswer } from './failures.ts';
import { type Patience, retryAfterMs, waitBeforeNextTry } from './patience.ts';
import type { Asking } from './tokens.ts';

/**
 * The one way to ask an outside party: answers with whatever status it got in the end. A question too long for an address
 * travels as a body, by POST; it changes nothing, and may be asked again.
 */
export type Get = (url: string, headers: Record<string, string>, asking: Asking, body?: string) => Promise<Response>;

/** Asked before every try; throws the `SourceError` that keeps it back. */
export type Admit = (url: string, asking: Asking) => void;

const MOST_TRIES = 3;
const PASSING = [429, 502, 503, 504];

/**
 * Makes the GET that all clients share. Passing trouble (429, 502, 503, 504) is tried again at most twice, as far as
 * patience lasts. Redirects are answers, never followed: a token goes only where it was meant to.
 * Fails with `timeout` or `unreachable`; read the answer with `readJson`, which judges its status.
 */
export function createGet(patience: Patience, admit: Admit): Get {
  return async (url, headers, asking, body) => {
    const question = { headers, signal: asking.signal, ...(body === undefined ? {} : { method: 'POST', body }) };
    const where = placeOf(url);
    try {
      let waited = 0;
      for (let tries = 1; ; tries += 1) {
        admit(url, asking);
        const response = await fetch(url, { ...question, redirect: 'manual' });
        if (tries === MOST_TRIES || !PASSING.includes(response.status)) return response;
        const wait = waitBeforeNextTry(tries, retryAfterMs(response.headers, patience.now()), patience);
        if (waited + wait > patience.limitMs) return response;
        waited += wait;
        await response.body?.cancel();
        await patience.sleep(wait, asking.signal);
      }
    } catch (error) {
      throw error instanceof SourceError ? error : noAnswer(asking, where, error);
    }
  };
}

/** Where a question went, for the log: host and path, without the query. */
export const placeOf = (url: string): string => url.replace(/\?.*$/s, '');
