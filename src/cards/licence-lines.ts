import type { ServiceHealth } from '../domain/health-report.ts';
import { LICENCE_STATES, type Licences } from '../domain/licences.ts';
import type { Words } from '../words/words.ts';
import type { Named } from './more.ts';
import { dotted } from './rich-text.ts';
import { row } from './row.ts';

const MOST_NAMED = 4;

/** How many there are, how many of them are given to somebody, as of when; and what is wrong with them. */
export function licenceLine({ assigned, bought, state, inState, readAt }: Licences, words: Words, now: Date): string {
  const trouble = state === 'enabled' ? undefined : words.say(`licences.${state}.count`, { count: inState });
  return dotted([words.say('licences.count', { assigned, bought, at: words.time(readAt, now) }), trouble]);
}

/** A row for each state that licences should not be in, with the services that come by them: one product brings many. */
export function licenceRows(services: readonly ServiceHealth[], words: Words): readonly Named[] {
  return LICENCE_STATES.toReversed().flatMap((state) => {
    const names = services.filter(({ licences }) => licences?.state === state).map(({ name }) => name);
    if (state === 'enabled' || names.length === 0) return [];
    const title = words.say(`licences.${state}`);
    const rest = names.length - MOST_NAMED;
    const named = [...names.slice(0, MOST_NAMED), ...(rest > 0 ? [words.say('count.more', { count: rest })] : [])];
    return [{ name: title, row: row({ title, details: [words.list(named)] }) }];
  });
}
