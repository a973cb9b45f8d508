import { requestText } from '../cards/request-text.ts';
import type { Filing } from '../dialogs/request-facts.ts';
import { handOffOf } from '../domain/hand-off.ts';
import { SourceError } from '../domain/source-error.ts';
import { createSuggestTopics } from '../services/requests/suggest-topics.ts';
import { wordsFor } from '../words/words.ts';
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
    handOff(packet) {
      const { language: locale, zone } = packet.contact;
      const text = requestText(packet, wordsFor({ locale, zone }));
      const { portals, parts } = handOffOf(packet, 'no-api', config.PORTAL_TEMPLATES, text);
      return { portals, parts };
    },
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
