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
export function failureWords(failure: SourceError, words: Words): FailureWords {
  const { kind, part } = failure;
  const source = words.say(`source.${failure.source}`);
  const ofIt = part && words.say('azure.part', { read: part.read, of: part.of });
  return {
    what: dotted([ofIt, words.say(`failure.${kind}.what`, { source })]),
    remedy: remedyOf(failure, source, words),
  };
}

function remedyOf(failure: SourceError, source: string, words: Words): string {
  const { kind, retryAfterMs, silentForMs } = failure;
  if (retryAfterMs !== undefined && silentForMs !== undefined)
    return words.say('failure.not-asked.remedy', {
      silence: words.span(silentForMs),
      span: words.span(retryAfterMs),
    });
  if (retryAfterMs !== undefined && kind === 'throttled')
    return words.say('failure.throttled.wait', { span: words.span(retryAfterMs) });
  const isAzureRole = failure.source === 'azure' && kind === 'no-permission';
  return words.say(isAzureRole ? 'failure.no-permission.azure' : `failure.${kind}.remedy`, { source });
}
