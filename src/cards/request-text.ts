import type { RequestPacket } from '../domain/request-packet.ts';
import type { Words } from '../words/words.ts';
import { unsaid } from './packet-facts.ts';
import { withDay } from './request-words.ts';

/**
 * All that a request says, in one plain text, for desks that take no more: what somebody typed stays as it is. Names who
 * files it, for the desk knows Healthdesk's account alone.
 */
export function requestText(packet: RequestPacket, words: Words): string {
  const { description, businessImpact, affectedUsers, stepsTried, incidents, message, by, customer } = packet;
  const part = (name: 'impact' | 'users' | 'steps' | 'message', text: string): readonly string[] =>
    text === '' ? [] : [`${words.say(`request.text.${name}`)}\n${text}`];
  const linked = incidents.map(({ id, title, isOpen }) =>
    words.say(isOpen ? 'request.text.incident-open' : 'request.text.incident-over', { id, title }),
  );
  return [
    description,
    words.say('request.text.since', { at: withDay(packet.startedAt, words) }),
    ...part('impact', businessImpact),
    ...part('users', affectedUsers),
    ...part('steps', stepsTried),
    ...(linked.length > 0 ? [`${words.say('request.text.incidents')}\n${linked.join('\n')}`] : []),
    ...part('message', message ? labelledWords(message.author, unsaid(message, packet)) : ''),
    words.say('request.text.by', { agent: by.name, customer: customer.name, tenantId: customer.tenantId }),
  ].join('\n\n');
}

const labelledWords = (author: string, text: string): string => [author, text].filter((part) => part !== '').join(': ');
