import { type FailureKind, SourceError } from '../../../domain/source-error.ts';
import { diagnosisOf } from './diagnosis.ts';
import type { Asking } from './tokens.ts';

export const garbled = (asking: Asking, diagnosis: string, cause?: unknown): SourceError =>
  new SourceError('garbled', asking.source, diagnosis, { cause });

/** No answer at all: our time was up, or there is no connection. */
export function noAnswer(asking: Asking, where: string, cause: unknown): SourceError {
  if (asking.signal.aborted) return new SourceError('timeout', asking.source, `no answer in time: ${where}`, { cause });
  const { code } = ((cause as Error).cause ?? cause) as { code?: string };
  return new SourceError('unreachable', asking.source, `no connection (${code ?? (cause as Error).name}): ${where}`, {
    cause,
  });
}

/**
 * An answer with a status other than 2xx. The status decides, save where a party says something finer in its body:
 * Graph words an unknown id as forbidden, Partner Center's 20002 is a customer who is no longer the partner's.
 */
export function refusal(
  asking: Asking,
  where: string,
  answer: { readonly status: number; readonly body: string; readonly retryAfterMs?: number },
): SourceError {
  const said = diagnosisOf(answer.body);
  const diagnosis = `${answer.status} ${said.text}: ${where}`;
  return new SourceError(finerKind(said) ?? kindOfStatus(answer.status), asking.source, diagnosis, {
    retryAfterMs: answer.retryAfterMs,
  });
}

function finerKind(said: { readonly code: string; readonly text: string }): FailureKind | undefined {
  if (/doesn't exist for the tenant/i.test(said.text)) return 'not-found';
  if (said.code === '20002') return 'access-ended';
  return undefined;
}

function kindOfStatus(status: number): FailureKind {
  if (status === 401) return 'sign-in';
  if (status === 403) return 'no-permission';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 429) return 'throttled';
  return status === 408 || status >= 500 ? 'unreachable' : 'garbled';
}
