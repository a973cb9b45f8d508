import type { Incident } from '../domain/incident.ts';
import type { Words } from '../words/words.ts';

/** "2 new advisories and 1 planned maintenance under way": what was planned has begun, and is no advisory. */
export function newsWords(news: readonly Incident[], words: Words): string {
  const maintenance = news.filter(({ classification }) => classification === 'maintenance').length;
  const advisories = news.length - maintenance;
  return words.list([
    ...(advisories > 0 ? [words.say('news.advisories', { count: advisories })] : []),
    ...(maintenance > 0 ? [words.say('news.maintenance', { count: maintenance })] : []),
  ]);
}
