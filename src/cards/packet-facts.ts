import type { SourceMessage } from '../domain/request-draft.ts';
import type { RequestPacket } from '../domain/request-packet.ts';
import type { ResponseTargets } from '../domain/response-targets.ts';
import type { Words } from '../words/words.ts';
import { customerLine, incidentLine, severityWord, topicWords } from './request-words.ts';
import { dotted } from './rich-text.ts';

/** One thing that a request says: its name in words, and what it says. */
export type Fact = readonly [label: string, text: string];

export interface FactsNeeds {
  readonly packet: RequestPacket;
  /** People know a subscription by its name; it is sent by its id. */
  readonly subscriptions: readonly { readonly id: string; readonly name: string }[];
  readonly targets?: ResponseTargets | undefined;
  readonly words: Words;
  readonly now: Date;
}

/** All that is sent, in the order in which a desk wants to read it; what is empty is left out. Customer and tenant come first. */
export function packetFacts({ packet, subscriptions, targets, words, now }: FactsNeeds): readonly Fact[] {
  const { customer, service, incidents, contact, topic, message, by } = packet;
  const subscription = subscriptions.find(({ id }) => id === packet.subscriptionId);
  const facts: readonly Fact[] = [
    [words.say('request.field.customer'), customerLine(customer)],
    [words.say('request.field.service'), service.name],
    [words.say('request.field.subscription'), dotted([subscription?.name, packet.subscriptionId])],
    [words.say('request.field.topic'), topic ? topicWords(topic) : ''],
    [words.say('request.field.incidents'), incidents.map((one) => incidentLine(one, words)).join('\n')],
    [words.say('request.field.severity'), severityWord(packet.severity, targets, words)],
    [words.say('request.field.title'), packet.title],
    [words.say('request.field.description'), packet.description],
    [words.say('request.field.began'), words.time(packet.startedAt, now)],
    [words.say('request.field.business-impact'), packet.businessImpact],
    [words.say('request.field.affected-users'), packet.affectedUsers],
    [words.say('request.field.steps-tried'), packet.stepsTried],
    [
      words.say('request.field.contact'),
      dotted([contact.name, contact.mail, contact.phone, contact.zone, contact.language]),
    ],
    [words.say('request.field.copies'), packet.copies.join(', ')],
    [words.say('request.field.by'), by.name],
    [
      words.say('request.field.message'),
      message ? dotted([message.author, unsaid(message, packet), message.link]) : '',
    ],
  ];
  return facts.filter(([, text]) => text.trim() !== '');
}

/** A message's words, where the description no longer has them. */
export const unsaid = ({ text }: SourceMessage, { description }: Pick<RequestPacket, 'description'>): string =>
  description.includes(text) ? '' : text;
