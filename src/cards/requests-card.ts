import { type ListedRequest, listed, statusOf } from '../domain/request-list.ts';
import type { RequestStatus, ServiceRequest } from '../domain/service-request.ts';
import type { Words } from '../words/words.ts';
import { actionBar, portalButton } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card } from './card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { fold } from './fold.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { rowsWithin } from './more.ts';
import { type RequestsFrame, requestsReadLine } from './request-lines.ts';
import { requestRow } from './request-rows.ts';
import { smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

export interface RequestsCardNeeds extends RequestsFrame {
  /** As Partner Center tells them. */
  readonly requests: readonly ServiceRequest[];
  /** When they were read. */
  readonly now: Date;
}

/** The first that any request has is the headline's; rows come in the same order. */
const PRESSING: readonly RequestStatus[] = ['attention-needed', 'open', 'unknown'];
const MOST_ROWS = 20;

/** Which service requests exist, whoever filed them: those that wait for somebody first, the closed ones folded. */
export function requestsCard({ customer, portals, requests, ours = [], words, now }: RequestsCardNeeds): Card {
  const { tenantId } = customer;
  const all = listed({ ours, theirs: { kind: 'read', told: requests, readAt: now } });
  const sorted = all.toSorted((one, other) => lastMoved(other) - lastMoved(one));
  const pressing = PRESSING.flatMap((status) => sorted.filter((one) => statusOf(one) === status));
  const closed = sorted.filter((one) => statusOf(one) === 'closed');
  const worst = pressing[0] && statusOf(pressing[0]);
  const top = head(
    words,
    verdict(clip(customer.name, 100), all, words),
    requestsReadLine(customer, words, now),
    worst === 'attention-needed' ? 'warning' : 'emphasis',
  );
  const actions = actionBar([
    button(words.say('button.refresh'), { do: 'show-requests', tenantId }),
    button(words.say('button.services'), { do: 'show-services', tenantId }),
    button(words.say('button.filter'), { do: 'list-requests', tenantId }),
    ...portals.map((link) => portalButton(link, words)),
  ]);
  return richestThatFits(countdown(MOST_ROWS), (room) => {
    const rows = (some: readonly ListedRequest[], most: number) =>
      rowsWithin(
        Math.max(0, most),
        some.map((one) => requestRow(one, { tenantId, words, now })),
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
        smallLine(words.say('requests.unconfirmed'), 'Small'),
      ],
      actions,
    });
  });
}

function verdict(customer: string, all: readonly ListedRequest[], words: Words): string {
  const first = PRESSING.find((status) => all.some((one) => statusOf(one) === status));
  if (first === undefined)
    return words.say(all.length > 0 ? 'requests.headline.closed' : 'requests.headline.none', { customer });
  const count = all.filter((one) => statusOf(one) === first).length;
  return words.say(`requests.headline.${first}`, { customer, count });
}

function lastMoved(one: ListedRequest): number {
  const { from, request } = one;
  const at =
    from === 'healthdesk' ? (request.history.at(-1)?.at ?? request.begunAt) : (request.updatedAt ?? request.createdAt);
  return at?.getTime() ?? 0;
}
