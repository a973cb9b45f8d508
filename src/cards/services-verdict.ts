import type { HealthReport } from '../domain/health-report.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';
import { newsWords } from './news-words.ts';

/** The first line about a customer. */
export function servicesVerdict({ customer, headline, services }: HealthReport, words: Words): string {
  const { kind, affected, total, news } = headline;
  const names = { customer: clip(customer.name, 100), affected, total };
  // A silent source stands as one service of its name. How many there are in all, only Microsoft 365 can tell.
  const silent = services.find(({ id, source }) => id === source && source === 'microsoft365');
  if (kind === 'trouble' && silent) {
    return words.say('services.headline.trouble-in-part', { ...names, silent: silent.name });
  }
  return words.say(`services.headline.${kind}`, { ...names, news: newsWords(news, words) });
}
