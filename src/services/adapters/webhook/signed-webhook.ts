import type { lookup as dnsLookup, LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { type SignedWebhook, type WebhookAnswer, WebhookError } from '../../webhook-ports.ts';
import { type Patience, retryAfterMs, waitBeforeNextTry } from '../http/patience.ts';
import { postOnce } from './post-once.ts';
import { mayGoTo } from './public-address.ts';
import { signedHeaders } from './sign.ts';

export interface SignedWebhookSettings {
  /** An https address. */
  readonly url: string;
  /** The newest first; each signs. */
  readonly keys: readonly Buffer[];
  /** Hosts, with the port where it is not 443, to which anything may be posted at all. */
  readonly allowedHosts: readonly string[];
  /** This machine too: for the sandbox. */
  readonly loopbackToo: boolean;
  readonly resolve: typeof dnsLookup;
  readonly patience: Patience;
  readonly deadline: (ms: number) => AbortSignal;
}

const MOST_TRIES = 3;
const TRY_LIMIT_MS = 10_000;
const PASSING = [408, 429, 500, 502, 503, 504];

/** Nothing that passes: where it should go is not where anything may go. */
class ForbiddenError extends WebhookError {
  constructor(message: string) {
    super('not-sent', message);
  }
}

/**
 * Messages signed by HMAC, to an https host of the allow list, at a public address, with no redirect followed. What passes is
 * tried three times at most, with the same id and a timestamp of its own.
 */
export function createSignedWebhook(settings: SignedWebhookSettings): SignedWebhook {
  const { keys, allowedHosts, loopbackToo, resolve, patience, deadline } = settings;
  const url = new URL(settings.url);
  const literal = url.hostname.replace(/^\[|\]$/g, '');

  function refuseUnlessAllowed(addresses: readonly string[]): void {
    const host = url.host.toLowerCase();
    if (url.protocol !== 'https:') throw new ForbiddenError(`${host}: https only`);
    if (!allowedHosts.some((one) => one.toLowerCase() === host)) {
      throw new ForbiddenError(`${host} is not on the list of allowed hosts`);
    }
    const astray = addresses.find((address) => !mayGoTo(address, { loopbackToo }));
    if (astray) throw new ForbiddenError(`${host} leads to ${astray}, which is no public address`);
  }

  const lookup: LookupFunction = (hostname, options, told) =>
    resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = found ?? [];
      if (error || !first) return told(error ?? new Error('no address'), '');
      try {
        refuseUnlessAllowed(found.map(({ address }) => address));
      } catch (refusal) {
        return told(refusal as Error, '');
      }
      if (options.all) told(null, found);
      else told(null, first.address, first.family);
    });

  return {
    host: url.host,

    async post(message, signal) {
      // A literal address is connected to without a lookup.
      refuseUnlessAllowed(isIP(literal) === 0 ? [] : [literal]);
      for (let tries = 1; ; tries += 1) {
        const { body } = message;
        const headers = {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          ...signedHeaders(keys, message, patience.now()),
        };
        const limit = AbortSignal.any([signal, deadline(TRY_LIMIT_MS)]);
        const told = await postOnce({ url, headers, body, lookup, signal: limit }).then(
          (answered) => judge(answered, patience.now()),
          judgeSilence,
        );
        if ('answer' in told) return told.answer;
        const { error, passes } = told;
        if (!passes || tries === MOST_TRIES || signal.aborted) throw error;
        const wait = waitBeforeNextTry(tries, error.retryAfterMs, patience);
        if (wait > patience.limitMs) throw error;
        await patience.sleep(wait, signal);
      }
    },

    check: () =>
      new Promise((fine, reject) => {
        const told = (error: Error | null) => {
          if (!error) fine();
          else if (error instanceof WebhookError) reject(error);
          else reject(new WebhookError('not-sent', `${url.host} is not found (${error.message})`));
        };
        lookup(literal, { all: true }, told);
      }),
  };
}

interface Refusal {
  readonly error: WebhookError;
  readonly passes: boolean;
}

function judgeSilence(error: unknown): Refusal {
  if (!(error instanceof WebhookError)) throw error;
  return { error, passes: !(error instanceof ForbiddenError) };
}

function judge(
  { status, retryAfter, body }: Awaited<ReturnType<typeof postOnce>>,
  now: Date,
): { readonly answer: WebhookAnswer } | Refusal {
  if (status >= 200 && status < 300) return { answer: { status, body } };
  const passes = PASSING.includes(status);
  const why = status >= 300 && status < 400 ? `${status}: a redirect is not followed` : String(status);
  // After a gateway's word nobody knows whether the message came through.
  const kind = passes && status !== 429 ? 'unclear' : 'refused';
  const asked = retryAfter ? retryAfterMs(new Headers({ 'retry-after': retryAfter }), now) : undefined;
  return { error: new WebhookError(kind, why, { status, retryAfterMs: asked }), passes };
}
