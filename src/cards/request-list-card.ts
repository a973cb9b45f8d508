import {
  type ListedRequest,
  listed,
  passes,
  REQUEST_FILTERS,
  type RequestFilter,
  type RequestsFound,
  standingOf,
} from '../domain/request-list.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { rowsWithin } from './more.ts';
import { requestRow } from './request-rows.ts';
import { line, run, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';
import { whyUnknown } from './unknown-requests-card.ts';

/** Of a customer, linked to an incident, or of neither: one's own. */
export interface RequestScope {
  readonly tenantId?: string | undefined;
  readonly incidentId?: string | undefined;
  readonly only?: RequestFilter | undefined;
}

export interface RequestListNeeds {
  readonly scope: RequestScope;
  /** The customer's name, or the incident's id. */
  readonly about?: string | undefined;
  readonly found: RequestsFound;
  readonly words: Words;
  readonly now: Date;
}

const MOST_ROWS = 15;

/** Service requests by filters: those that wait for one of us first, then the newest. */
export function requestListCard({ scope, about, found, words, now }: RequestListNeeds): Card {
  const { tenantId, only = 'all' } = scope;
  const all = listed(found);
  const shown = all.filter((one) => passes(one, scope.only));
  const waits = (one: ListedRequest) => standingOf(one) === 'waiting';
  const sorted = [...shown.filter(waits), ...shown.filter((one) => !waits(one))];
  const open = all.filter((one) => passes(one, 'open'));
  const counts = { count: open.length, total: all.length };
  const verdict = about
    ? words.say('request.list.about', { ...counts, about: clip(about, 100) })
    : words.say('request.list.mine', counts);
  const named = sorted.map((one) => requestRow(one, { tenantId, words, now }));
  return richestThatFits(countdown(Math.min(MOST_ROWS, named.length)), (room) =>
    rowsCard({
      ...head(words, verdict, words.say(`request.filter.${only}`), open.some(waits) ? 'warning' : 'emphasis'),
      rows: [
        ...(named.length > 0 ? rowsWithin(room, named, words) : [smallLine(words.say('request.list.none'))]),
        ...unread(found, words),
      ],
      actions: actionBar(buttons(scope, words)),
    }),
  );
}

/** What Partner Center did not tell is missing from the list, and is not none. */
function unread({ theirs }: RequestsFound, words: Words): readonly Element[] {
  if (!theirs) return [];
  if (theirs.kind === 'read') return [smallLine(words.say('requests.unconfirmed'), 'Small')];
  const { what, remedy } = whyUnknown(theirs, words);
  return [line([run(words.say('request.list.unread', { what }))], 'Small'), smallLine(remedy)];
}

function buttons({ only, ...of }: RequestScope, words: Words): readonly Element[] {
  const filters = (['all', ...REQUEST_FILTERS] as const).filter((one) => one !== (only ?? 'all'));
  const file = { kind: 'service-requests' as const, ...of, ...(only && { only }) };
  return [
    ...filters.map((one) =>
      button(words.say(`request.filter.${one}`), {
        do: 'list-requests',
        ...of,
        ...(one !== 'all' && { only: one }),
      }),
    ),
    button(words.say('button.csv'), { do: 'send-file', file }),
    ...(of.tenantId ? [button(words.say('button.all-requests'), { do: 'show-requests', tenantId: of.tenantId })] : []),
  ];
}
