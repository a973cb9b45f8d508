import { expect } from 'chai';
import { type FailureKind, SourceError } from '../../src/domain/source-error.ts';
import { createHttp } from '../../src/services/adapters/http/http.ts';
import type { Asking, Tokens } from '../../src/services/adapters/http/tokens.ts';

export const NOW = new Date('2026-11-22T09:00:00Z');
export const now = () => NOW;

/** The clients' one transport, which notes its waits instead of waiting. */
export function aTransport(limitMs = 3000) {
  const waits: number[] = [];
  const http = createHttp({
    now,
    random: () => 0,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
    },
    limitMs,
  });
  return { http, waits };
}

/** Tokens that say for which tenant and audience they are. */
export const plainTokens: Tokens = { for: async (tenantId, scope) => `${tenantId}|${scope}` };

export const anAsking = (asking: Partial<Asking> = {}): Asking => ({
  source: 'microsoft365',
  signal: new AbortController().signal,
  ...asking,
});

/** The error that a promise must reject with: a `SourceError` of this kind, without a token in its words. */
export async function failureOf(promise: Promise<unknown>, kind: FailureKind): Promise<SourceError> {
  const error = await promise.then(
    () => expect.fail(`should have failed as ${kind}`),
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(SourceError);
  expect((error as SourceError).kind, (error as SourceError).message).to.equal(kind);
  expect((error as SourceError).message).to.not.match(/bearer (?!\*)|eyJ/i);
  return error as SourceError;
}
