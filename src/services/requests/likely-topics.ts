import type { Incident } from '../../domain/incident.ts';
import type { RequestTopic } from '../../domain/request-draft.ts';

/** What an outage makes people file, in the words of desks' classifications: the first that a service has. */
const TROUBLES = ['outage', 'availability', 'performance', 'connect', ''];
const MOST_SERVICES = 4;
const MOST_TOPICS = 4;
const MOST_BEFORE = 2;

/**
 * The few topics that a request is likely about: those that its title names, else those of the services that its incidents
 * hit. `suggest` completes words such as `linux boot`, and is silent where its desk is.
 */
export async function likelyTopics(
  suggest: (typed: string) => Promise<readonly RequestTopic[]>,
  title: string,
  incidents: readonly Pick<Incident, 'impactedServices'>[],
): Promise<readonly RequestTopic[]> {
  const words = title.split(/\s+/).filter(Boolean);
  // What comes before the service, such as "Azure", names no topic.
  for (let before = 0; before <= MOST_BEFORE && words.length - before > 1; before += 1) {
    const named = await suggest(words.slice(before).join(' '));
    if (named.length > 0) return named.slice(0, MOST_TOPICS);
  }
  const services = [...new Set(incidents.flatMap(({ impactedServices }) => impactedServices))].slice(0, MOST_SERVICES);
  const found = await Promise.all(
    services.map(async (service) => {
      for (const trouble of TROUBLES) {
        const topics = await suggest(`${service} ${trouble}`);
        if (topics.length > 0) return topics;
      }
      return [];
    }),
  );
  return found.flat().slice(0, MOST_TOPICS);
}
