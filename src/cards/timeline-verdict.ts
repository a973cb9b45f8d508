import type { ServiceTimeline } from '../domain/health-report.ts';
import type { Incident } from '../domain/incident.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';
import { newsWords } from './news-words.ts';

/** The first line of a timeline: about the problem asked for where the service itself is well, else about the service. */
export function timelineVerdict(
  { customer, service, headline }: ServiceTimeline,
  focus: Incident | undefined,
  words: Words,
): string {
  const names = { customer: clip(customer.name, 100), service: clip(service.name, 80) };
  if (focus && focus.classification !== 'incident' && focus.isOpen && headline.kind === 'clear') {
    return words.say(`timeline.headline.${focus.classification}`, { ...names, id: focus.id });
  }
  if (focus && headline.kind === 'clear') return words.say('timeline.headline.resolved', { ...names, id: focus.id });
  return words.say(`timeline.headline.${headline.kind}`, {
    ...names,
    status: headline.status,
    news: newsWords(headline.news, words),
  });
}
