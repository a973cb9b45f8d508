import type { Filing } from '../dialogs/request-facts.ts';
import { SourceError } from '../domain/source-error.ts';
import { createSuggestTopics } from '../services/requests/suggest-topics.ts';
import type { Filing as Filed } from './filing.ts';
import type { Ground } from './ground.ts';

const CONTACT_LIMIT_MS = 2000;

/** What the dialogs of service requests take. */
export function createEscalation({ config, world, microsoft, log }: Ground, filing: Filed): Filing {
  const { clock, deadline } = world;
  const topics = createSuggestTopics({
    search: filing.searchTopics,
    deadline: () => deadline(config.SOURCE_TIME_LIMIT_MS),
    onFailure: ({ source, kind, message }) => log.warn({ source, kind, why: message }, 'a desk told no topics'),
  });
  return {
    ...filing,
    desk: (id) => filing.desks.find((desk) => desk.id === id),
    topics,
    tendRequest: filing.tend,
    targets: config.RESPONSE_TARGETS,
    clock,
    async contactOf(agent) {
      try {
        return await microsoft.contacts.contactOf(agent, deadline(CONTACT_LIMIT_MS));
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        log.warn({ kind: error.kind, why: error.message }, 'the directory did not tell how an agent is reached');
        return undefined;
      }
    },
  };
}
