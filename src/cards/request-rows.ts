import { type FiledRequest, isOpenRequest } from '../domain/filed-request.ts';
import type { ListedRequest } from '../domain/request-list.ts';
import type { ServiceRequest } from '../domain/service-request.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';
import { type Named, rowsWithin } from './more.ts';
import { requestFacts, requestTimes } from './request-lines.ts';
import { requestName } from './request-words.ts';
import { dotted } from './rich-text.ts';
import { row } from './row.ts';

interface RowOptions {
  /** The customer of those that Partner Center tells; told of one alone. */
  readonly tenantId?: string | undefined;
  readonly words: Words;
  readonly now: Date;
}

/** One request of a list; it opens where more is known of it. */
export function requestRow(one: ListedRequest, { tenantId, words, now }: RowOptions): Named {
  return one.from === 'healthdesk'
    ? { name: requestName(one.request), row: ownRow(one.request, words, now) }
    : { name: one.request.id, row: toldRow(one.request, tenantId, words, now) };
}

function ownRow(request: FiledRequest, words: Words, now: Date): Element {
  const { id: requestId, packet, deskKind, begunAt, progress, told } = request;
  const name = requestName(request);
  return row({
    title: dotted([name, name === packet.title ? undefined : packet.title]),
    details: [
      dotted([
        told ? words.say(`requests.status.${told.status}`) : words.say(`request.progress.${progress}`),
        clip(packet.customer.name, 80),
        clip(packet.service.name, 60),
        words.say(`desk.${deskKind}`),
      ]),
      words.say('filed.by', { who: clip(packet.by.name, 60), at: words.time(begunAt, now) }),
    ],
    action: { do: 'show-filed', requestId },
  });
}

function toldRow(request: ServiceRequest, tenantId: string | undefined, words: Words, now: Date): Element {
  const { id, title, contact } = request;
  const more = dotted([requestTimes(request, words, now), contact && clip(contact, 120)]);
  return row({
    title: title ?? words.say('requests.untitled'),
    details: [requestFacts(request, words), ...(more ? [more] : [])],
    ...(tenantId && { action: { do: 'show-request', tenantId, requestId: id } }),
  });
}

const MOST_OPEN = 3;

/** Those that were filed from here, where nobody tells of others: the open ones by row, and the way to all. */
export function ownRequestRows(
  requests: readonly FiledRequest[],
  tenantId: string,
  words: Words,
  now: Date,
): readonly Element[] {
  if (requests.length === 0) return [];
  const open = requests.filter(isOpenRequest);
  return [
    ...rowsWithin(
      MOST_OPEN,
      open.map((request) => requestRow({ from: 'healthdesk', request }, { words, now })),
      words,
    ),
    row({
      title: words.say('request.list.ours', { count: open.length, total: requests.length }),
      action: { do: 'list-requests', tenantId },
    }),
  ];
}
