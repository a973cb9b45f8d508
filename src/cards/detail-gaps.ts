import entraRoles from '../domain/entra-roles.json' with { type: 'json' };
import type { DetailAnswer } from '../domain/service-details.ts';
import type { FailureKind, SourceError } from '../domain/source-error.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { failureWords } from './failures.ts';
import { fold } from './fold.ts';
import { labelled } from './rich-text.ts';

/** Failures that somebody at the partner's or the customer's ends by giving a right. */
const RIGHTS: readonly FailureKind[] = ['no-permission', 'no-consent', 'sign-in'];

/** What we may not see of the services beside their health, and what it would take. */
export function detailGaps(answers: readonly DetailAnswer[], words: Words): readonly Element[] {
  const why = (name: DetailAnswer['name'], failure: SourceError): string =>
    RIGHTS.includes(failure.kind)
      ? words.say(`details.${name}.needs`, { roles: Object.keys(entraRoles.licences).join(' / ') })
      : failureWords(failure, words).what;
  const items = answers.flatMap(({ name, failure }) =>
    failure ? [labelled(words.say(`details.${name}`), why(name, failure), 'Small')] : [],
  );
  return fold({ id: 'details', title: words.say('details.gaps', { count: items.length }), items });
}
