import { type FailureKind, SourceError } from '../../../domain/source-error.ts';
import { withoutTokens } from '../http/diagnosis.ts';
import { noAnswer } from '../http/failures.ts';
import type { Asking, Tokens } from '../http/tokens.ts';
import { kindOfRefusal } from './aadsts.ts';

export interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Asks for one token, by whatever grant. Fails with errors whose words carry the AADSTS number, if there was an answer. */
export type RequestToken = (tenantId: string, scope: string) => Promise<AccessToken>;

export interface KeptTokens extends Tokens {
  /** A tenant has refused what a token brought: rights given since are in the next one only. */
  forget(tenantId: string): void;
}

/** Hears how each wait for the login ended: with a token, or why not. A token that is kept is no answer of the login's. */
export type HearAnswer = (tenantId: string, failure: FailureKind | undefined) => void;

const EARLY_MS = 120_000;
const SWEEP_EVERY = 100;

/**
 * Tokens of many tenants, one request a tenant and audience, however many ask at once; kept until two minutes before they
 * expire. Who stops waiting stops at once; the request goes on for the others. A refusal is not kept.
 */
export function keepTokens(request: RequestToken, now: () => Date, hear: HearAnswer = () => {}): KeptTokens {
  const kept = new Map<string, AccessToken>();
  const underway = new Map<string, Promise<AccessToken>>();
  let asked = 0;

  const sweep = (): void => {
    asked += 1;
    if (asked % SWEEP_EVERY !== 0) return;
    for (const [key, { expiresAt }] of kept) if (expiresAt <= now().getTime()) kept.delete(key);
  };

  const ask = async (key: string, tenantId: string, scope: string): Promise<AccessToken> => {
    try {
      sweep();
      const answer = await request(tenantId, scope);
      kept.set(key, answer);
      return answer;
    } finally {
      underway.delete(key);
    }
  };

  return {
    for: async (tenantId, scope, asking) => {
      const key = `${tenantId} ${scope}`;
      const known = kept.get(key);
      if (known !== undefined && known.expiresAt - now().getTime() > EARLY_MS) return known.token;
      const flight = underway.get(key) ?? ask(key, tenantId, scope);
      underway.set(key, flight);
      try {
        const { token } = await unlessAborted(flight, asking, tenantId);
        hear(tenantId, undefined);
        return token;
      } catch (error) {
        if (error instanceof SourceError) hear(tenantId, error.kind);
        throw error;
      }
    },
    forget: (tenantId) => {
      for (const key of kept.keys()) if (key.startsWith(`${tenantId} `)) kept.delete(key);
    },
  };
}

async function unlessAborted<Answer>(flight: Promise<Answer>, asking: Asking, tenantId: string): Promise<Answer> {
  const { signal, source } = asking;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([flight, aborted]);
  } catch (error) {
    if (signal.aborted) throw noAnswer(asking, `a token for ${tenantId}`, signal.reason);
    const words = withoutTokens((error as Error).message);
    const diagnosis = `no token for ${tenantId}: ${words.slice(0, 300)}`;
    // Without its cause: the library's errors hold the request, and with it the secret.
    throw new SourceError(error instanceof SourceError ? error.kind : kindOfRefusal(words), source, diagnosis);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
