import { garbled } from './failures.ts';
import type { Http } from './http.ts';

/**
 * Lets requests out to these origins only. Whatever an answer names (the next page, `AuditUri`, `Location`,
 * `Azure-AsyncOperation`) is asked through here, so that no link can lead a token away.
 */
export function within(origins: readonly string[], http: Http): Http {
  return {
    ...http,
    get: async (url, headers, asking, ...rest) => {
      const { origin, host } = URL.parse(url) ?? { origin: 'null', host: 'nowhere' };
      if (!origins.includes(origin)) throw garbled(asking, `a link leads away, to ${host}`);
      return await http.get(url, headers, asking, ...rest);
    },
  };
}
