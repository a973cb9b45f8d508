import type { FailureKind, SourceError } from '../domain/source-error.ts';
import type { Words } from '../words/words.ts';
import { dotted } from './rich-text.ts';

/** Kinds that may be gone at the next try; the others need somebody to act first. */
const PASSING: readonly FailureKind[] = ['throttled', 'timeout', 'unreachable', 'garbled'];

export const isPassing = (failure: SourceError): boolean => PASSING.includes(failure.kind);

export interface FailureWords {
  readonly what: string;
  readonly remedy: string;
}

/** What happened and what to do, for a helpdesk agent. A new kind does not compile until both catalogues have words for it. */
export function failureWords({ kind, source, retryAfterMs, part }: SourceError, words: Words): FailureWords {
  const who = words.say(`source.${source}`);
  const ofIt = part && words.say('azure.part', { read: part.read, of: part.of });
  const isAzureRole = source === 'azure' && kind === 'no-permission';
  const wait = kind === 'throttled' && retryAfterMs !== undefined;
  return {
    what: dotted([ofIt, words.say(`failure.${kind}.what`, { source: who })]),
    remedy: wait
      ? words.say('failure.throttled.wait', { span: words.span(retryAfterMs) })
      : words.say(isAzureRole ? 'failure.no-permission.azure' : `failure.${kind}.remedy`, { source: who }),
  };
}
