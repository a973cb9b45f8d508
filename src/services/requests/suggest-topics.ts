import type { Customer } from '../../domain/customer.ts';
import type { RequestTopic } from '../../domain/request-draft.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { RequestDesk } from '../desk-ports.ts';
import type { SearchTopics } from './search-topics.ts';

export interface SuggestTopicsNeeds {
  readonly search: SearchTopics;
  /** So long a desk's lists may take. */
  readonly deadline: () => AbortSignal;
  readonly onFailure: (failure: SourceError) => void;
}

/** What a desk files requests under, service and classification as one choice. Silence of the desk is no topic at all. */
export interface SuggestTopics {
  /** For words such as `linux boot`: the first name services, the others classifications of theirs. */
  suggest(desk: RequestDesk, customer: Customer, typed: string): Promise<readonly RequestTopic[]>;
  /** The topic that a choice names (`topicKey`). */
  pick(desk: RequestDesk, customer: Customer, key: string): Promise<RequestTopic | undefined>;
}

const MOST_SERVICES = 4;
const MOST_TOPICS = 15;

export const topicKey = ({ serviceId, classificationId }: RequestTopic): string => `${serviceId}|${classificationId}`;

export function createSuggestTopics({ search, deadline, onFailure }: SuggestTopicsNeeds): SuggestTopics {
  const orElse = async <Told>(nothing: Told, ask: () => Promise<Told>): Promise<Told> => {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      onFailure(error);
      return nothing;
    }
  };

  return {
    suggest: ({ topics }, customer, typed) =>
      orElse<readonly RequestTopic[]>([], async () => {
        if (!topics) return [];
        const words = typed.split(/\s+/).filter(Boolean);
        for (let taken = words.length; taken >= 0; taken -= 1) {
          const services = await search.services(topics, customer, words.slice(0, taken).join(' '));
          const rest = words.slice(taken).join(' ');
          const found = await Promise.all(
            services.slice(0, MOST_SERVICES).map(async ({ id: serviceId, name: serviceName }) =>
              (await search.classifications(topics, customer, serviceId, rest)).map(
                ({ id: classificationId, name: classificationName }): RequestTopic => ({
                  ...{ serviceId, serviceName, classificationId, classificationName },
                }),
              ),
            ),
          );
          if (found.flat().length > 0) return found.flat().slice(0, MOST_TOPICS);
        }
        return [];
      }),
    pick: ({ topics }, customer, key) =>
      orElse<RequestTopic | undefined>(undefined, async () => {
        const [serviceId = '', classificationId = ''] = key.split('|');
        const signal = deadline();
        const service = (await topics?.services(customer, signal))?.find(({ id }) => id === serviceId);
        const all = service && (await topics?.classifications(customer, serviceId, signal));
        const classification = all?.find(({ id }) => id === classificationId);
        if (!service || !classification) return undefined;
        return { serviceId, serviceName: service.name, classificationId, classificationName: classification.name };
      }),
  };
}
