import type { Wish } from '../domain/following.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';
import { dotted } from './rich-text.ts';

const MOST = 200;

/** What services are called, by `Service.id`. */
export type TitlesOf = (serviceIds: readonly string[]) => readonly string[];

/** What is followed, in one line. `brief` where names of customers and tags are not for everybody who reads. */
export function wishWords(wish: Wish, titlesOf: TitlesOf, words: Words, brief = false): string {
  const { customers, serviceIds, classifications, communications = [] } = wish;
  const services = serviceIds.length === 0 ? words.say('follow.services.all') : words.list(titlesOf(serviceIds));
  return dotted([
    brief && customers.kind !== 'all' ? words.say('follow.customers.some') : customersWords(customers, words),
    clip(services, MOST),
    words.list([
      ...classifications.map((one) => words.say(`follow.classification.${one}`)),
      ...communications.map((one) => words.say(`follow.communication.${one}`)),
    ]),
  ]);
}

/** When something is said, and when not. */
export function timingWords({ transitions, quiet, digestAt, mutesMaintenance, reader }: Wish, words: Words): string {
  return dotted([
    digestAt
      ? words.say('follow.digest-at', { at: digestAt, zone: reader.zone })
      : words.say('follow.tells', {
          when: words.list(transitions.map((one) => words.say(`follow.transition.${one}`))),
        }),
    quiet && words.say('follow.quiet', { from: quiet.from, to: quiet.to, zone: quiet.zone }),
    mutesMaintenance ? words.say('follow.mutes') : undefined,
  ]);
}

function customersWords(customers: Wish['customers'], words: Words): string {
  switch (customers.kind) {
    case 'all':
      return words.say('follow.customers.all');
    case 'list':
      return words.say('follow.customers.list', { count: customers.tenantIds.length });
    case 'names':
      return clip(words.say('follow.customers.names', { names: words.list(customers.patterns) }), MOST);
    case 'tags':
      return clip(words.say('follow.customers.tags', { tags: words.list(customers.tags) }), MOST);
  }
}
