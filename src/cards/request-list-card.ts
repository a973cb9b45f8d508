import { type FiledRequest, isOpenRequest } from '../domain/filed-request.ts';
import { isWaiting, REQUEST_FILTERS, type RequestFilter } from '../domain/request-list.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { type Named, rowsWithin } from './more.ts';
import { requestName } from './request-news-card.ts';
import { dotted, smallLine } from './rich-text.ts';
import { row } from './row.ts';
import { rowsCard } from './rows-card.ts';

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
  /** Those that pass, the newest first. */
  readonly requests: readonly FiledRequest[];
  readonly words: Words;
  readonly now: Date;
}

const MOST_ROWS = 15;

/** Service requests that were filed from here: those that wait for one of us first, then the open ones. */
export function requestListCard({ scope, about, requests, words, now }: RequestListNeeds): Card {
  const waiting = requests.filter((one) => isOpenRequest(one) && isWaiting(one));
  const sorted = [...waiting, ...requests.filter((one) => !waiting.includes(one))];
  const { only: _, ...of } = scope;
  const count = requests.filter(isOpenRequest).length;
  const verdict = words.say('request.list', { count, total: requests.length, about: clip(about ?? 'mine', 100) });
  const under = scope.only ? words.say(`request.filter.${scope.only}`) : words.say('request.filter.all');
  const filters = [undefined, ...REQUEST_FILTERS].filter((one) => one !== scope.only);
  const actions = actionBar([
    button(words.say('button.csv'), { do: 'send-file', file: { kind: 'service-requests', ...scope } }),
    ...filters.map((only) =>
      button(words.say(`request.filter.${only ?? 'all'}`), { do: 'list-requests', ...of, ...(only && { only }) }),
    ),
  ]);
  const named = sorted.map((request) => ({
    name: requestName(request),
    row: filedRow(request, words, now),
  }));
  return richestThatFits(countdown(Math.min(MOST_ROWS, named.length)), (room) =>
    rowsCard({
      ...head(words, verdict, under, waiting.length > 0 ? 'warning' : 'emphasis'),
      rows: named.length > 0 ? rowsWithin(room, named, words) : [smallLine(words.say('request.list.none'))],
      actions,
    }),
  );
}

export function filedRow(request: FiledRequest, words: Words, now: Date): Element {
  const { id: requestId, packet, deskKind, begunAt, progress, told } = request;
  const state = told ? words.say(`requests.status.${told.status}`) : words.say(`request.progress.${progress}`);
  return row({
    title: dotted([requestName(request), requestName(request) === packet.title ? undefined : packet.title]),
    details: [
      dotted([
        state,
        clip(packet.customer.name, 80),
        clip(packet.service.name, 60),
        words.say(`desk.${deskKind}`),
        words.say('filed.by', { who: clip(packet.by.name, 60), at: words.time(begunAt, now) }),
      ]),
    ],
    action: { do: 'show-filed', requestId },
  });
}

/** Those that were filed from here, on another card: the open ones by row, and the way to all. */
export function ownRequestRows(
  requests: readonly FiledRequest[],
  scope: RequestScope,
  words: Words,
  now: Date,
): readonly Element[] {
  if (requests.length === 0) return [];
  const open: readonly Named[] = requests
    .filter(isOpenRequest)
    .map((request) => ({ name: requestName(request), row: filedRow(request, words, now) }));
  return [
    ...rowsWithin(3, open, words),
    row({
      title: words.say('request.list.ours', { count: open.length, total: requests.length }),
      action: { do: 'list-requests', ...scope },
    }),
  ];
}
