import type { SourceError } from '../../../domain/source-error.ts';
import { garbled } from './failures.ts';
import type { Http } from './http.ts';
import type { Asking } from './tokens.ts';

/**
 * Lets requests out to these origins only. Whatever an answer names (the next page, `AuditUri`, `Location`,
 * `Azure-AsyncOperation`) is asked through here, so that no link can lead a token away.
 */
export function within(origins: readonly string[], http: Http): Http {
  const astray = (url: string, asking: Asking): SourceError | undefined => {
    const { origin, host } = URL.parse(url) ?? { origin: 'null', host: 'nowhere' };
    return origins.includes(origin) ? undefined : garbled(asking, `a link leads away, to ${host}`);
  };
  return {
    ...http,
    get: async (url, headers, asking, ...rest) => {
      const failure = astray(url, asking);
      if (failure) throw failure;
      return await http.get(url, headers, asking, ...rest);
    },
    send: async (url, change, asking) => {
      const failure = astray(url, asking);
      return failure ? { kind: 'unsent', failure } : await http.send(url, change, asking);
    },
  };
}
