import { SourceError } from '../../../domain/source-error.ts';
import { noAnswer } from './failures.ts';
import { type Admit, placeOf } from './get.ts';
import type { Asking } from './tokens.ts';

/** Something that changes what is there. */
export interface Change {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of sending it: an answer of whatever status, or none, and whether it can have arrived. */
export type Sent =
  | { readonly kind: 'answered'; readonly response: Response }
  | { readonly kind: 'unsent' | 'unclear'; readonly failure: SourceError };

/** The one way to change something at an outside party: once, for only the caller knows whether twice is the same. */
export type Send = (url: string, change: Change, asking: Asking) => Promise<Sent>;

/** Redirects are answers, never followed: neither a token nor a customer's words go anywhere else. */
export function createSend(admit: Admit): Send {
  return async (url, change, asking) => {
    try {
      admit(url, asking);
    } catch (error) {
      if (error instanceof SourceError) return { kind: 'unsent', failure: error };
      throw error;
    }
    try {
      const response = await fetch(url, { ...change, signal: asking.signal, redirect: 'manual' });
      return { kind: 'answered', response };
    } catch (error) {
      return { kind: neverLeft(error) ? 'unsent' : 'unclear', failure: noAnswer(asking, placeOf(url), error) };
    }
  };
}

/** No connection was made, so nothing was said. Names of Node's and undici's errors. */
function neverLeft(error: unknown): boolean {
  const { code = '' } = ((error as Error).cause ?? error) as { readonly code?: string };
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$|CERT|^ERR_TLS/.test(
    code,
  );
}
