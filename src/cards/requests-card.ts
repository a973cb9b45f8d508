import type { RequestStatus, ServiceRequest } from '../domain/service-request.ts';
import type { Words } from '../words/words.ts';
import { actionBar, portalButton } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card } from './card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { fold } from './fold.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { type Named, rowsWithin } from './more.ts';
import { type RequestsFrame, requestFacts, requestsReadLine, requestTimes } from './request-lines.ts';
import { ownRequestRows } from './request-list-card.ts';
import { dotted, smallLine } from './rich-text.ts';
import { row } from './row.ts';
import { rowsCard } from './rows-card.ts';

export interface RequestsCardNeeds extends RequestsFrame {
  readonly requests: readonly ServiceRequest[];
  /** When they were read. */
  readonly now: Date;
}

/** The first that any request has is the headline's; rows come in the same order. */
const PRESSING: readonly RequestStatus[] = ['attention-needed', 'open', 'unknown'];
const MOST_ROWS = 20;

/** Which service requests exist: those that wait for somebody first, the closed ones folded. */
export function requestsCard(needs: RequestsCardNeeds): Card {
  const { customer, portals, requests, ours = [], words, now } = needs;
  const { tenantId } = customer;
  const sorted = requests.toSorted((one, other) => lastMoved(other) - lastMoved(one));
  const pressing = PRESSING.flatMap((status) => sorted.filter((request) => request.status === status));
  const closed = sorted.filter(({ status }) => status === 'closed');
  const top = head(
    words,
    verdict(needs),
    requestsReadLine(customer, words, now),
    pressing[0]?.status === 'attention-needed' ? 'warning' : 'emphasis',
  );
  const actions = actionBar([
    button(words.say('button.refresh'), { do: 'show-requests', tenantId }),
    button(words.say('button.services'), { do: 'show-services', tenantId }),
    ...portals.map((link) => portalButton(link, words)),
  ]);
  return richestThatFits(countdown(MOST_ROWS), (room) => {
    const rows = (some: readonly ServiceRequest[], most: number) =>
      rowsWithin(
        Math.max(0, most),
        some.map((request) => requestRow(request, needs)),
        words,
      );
    return rowsCard({
      ...top,
      rows: [
        ...rows(pressing, room),
        ...fold({
          id: 'closed',
          title: words.say('requests.closed', { count: closed.length }),
          items: rows(closed, room - pressing.length),
        }),
        ...ownRequestRows(ours, { tenantId }, words, now),
        smallLine(words.say('requests.unconfirmed'), 'Small'),
      ],
      actions,
    });
  });
}

const lastMoved = ({ updatedAt, createdAt }: ServiceRequest): number => (updatedAt ?? createdAt)?.getTime() ?? 0;

function verdict({ customer, requests, words }: RequestsCardNeeds): string {
  const name = clip(customer.name, 100);
  const first = PRESSING.find((status) => requests.some((request) => request.status === status));
  if (first === undefined)
    return words.say(requests.length > 0 ? 'requests.headline.closed' : 'requests.headline.none', { customer: name });
  const count = requests.filter(({ status }) => status === first).length;
  return words.say(`requests.headline.${first}`, { customer: name, count });
}

function requestRow(request: ServiceRequest, { customer, words, now }: RequestsCardNeeds): Named {
  const { id, title, contact } = request;
  const more = dotted([requestTimes(request, words, now), contact && clip(contact, 120)]);
  return {
    name: id,
    row: row({
      title: title ?? untitled(words),
      details: [requestFacts(request, words), ...(more ? [more] : [])],
      action: { do: 'show-request', tenantId: customer.tenantId, requestId: id },
    }),
  };
}

const untitled = (words: Words): string => words.say('requests.untitled');
