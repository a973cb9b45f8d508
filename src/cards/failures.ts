import type { FailureKind, SourceError } from '../domain/source-error.ts';
import type { Words } from '../words/words.ts';

/** Kinds that may be gone at the next try; the others need somebody to act first. */
const PASSING: readonly FailureKind[] = ['throttled', 'timeout', 'unreachable', 'garbled'];

export const isPassing = (failure: SourceError): boolean => PASSING.includes(failure.kind);

export interface FailureWords {
  readonly what: string;
  readonly remedy: string;
}

/** What happened and what to do, for a helpdesk agent. A new kind does not compile until both catalogues have words for it. */
export function failureWords({ kind, source, retryAfterMs }: SourceError, words: Words): FailureWords {
  const who = words.say(`source.${source}`);
  const wait = kind === 'throttled' && retryAfterMs !== undefined;
  return {
    what: words.say(`failure.${kind}.what`, { source: who }),
    remedy: wait
      ? words.say('failure.throttled.wait', { span: words.span(retryAfterMs) })
      : words.say(`failure.${kind}.remedy`, { source: who }),
  };
}
