import {
  type Communication,
  maintenanceStage,
  needsAction,
  type SharedCommunication,
} from '../domain/communication.ts';
import { type CommunicationFilter, type CommunicationList, passes } from '../domain/communication-list.ts';
import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import type { Card, Element } from './card.ts';
import { filterBoxes, filterButtons } from './communication-filters.ts';
import { customersLine, kindLine, timeLine } from './communication-lines.ts';
import { failureWords } from './failures.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { type Named, rowsWithin } from './more.ts';
import type { CustomerOf } from './outage-standing.ts';
import { dotted, smallLine } from './rich-text.ts';
import { row } from './row.ts';
import { rowsCard } from './rows-card.ts';
import type { Accent } from './state.ts';

export interface CommunicationsCardNeeds {
  /** Everything that the reader may hear of; the filter is the card's. */
  readonly list: CommunicationList;
  readonly filter: CommunicationFilter;
  /** Whose it is; absent for all customers of the agent. */
  readonly customer?: Customer;
  readonly page: number;
  /** Azure is left out: its reader has no right to it. */
  readonly hidden: boolean;
  readonly customerOf: CustomerOf;
  readonly words: Words;
  readonly now: Date;
}

const ROWS_A_PAGE = 8;
const SOON_MS = 7 * 24 * 3600_000;

/** What Microsoft announces, each once: what needs action first, then by date, with filters. */
export function communicationsCard(needs: CommunicationsCardNeeds): Card {
  const { list, filter, words, now } = needs;
  const shown = list.items.filter((one) => passes(one, filter, now));
  const pages = Math.max(1, Math.ceil(shown.length / ROWS_A_PAGE));
  const page = Math.min(needs.page, pages - 1);
  const rows = shown.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE).map((one) => rowOf(one, needs));
  const all = shown.map(({ communication }) => communication);
  const top = head(words, verdict(needs, all), under(needs, page, pages), accent(needs, all));
  return richestThatFits(countdown(rows.length), (room) =>
    rowsCard({
      ...top,
      rows: [...rowsWithin(room, rows, words), ...gaps(needs), ...filterBoxes(needs)],
      actions: actionBar(filterButtons(needs, page, pages)),
    }),
  );
}

function rowOf(
  shared: SharedCommunication,
  { customer, filter, customerOf, words, now }: CommunicationsCardNeeds,
): Named {
  const { communication } = shared;
  const { id, title, services, kind } = communication;
  const of = customer ? { tenantId: customer.tenantId } : {};
  return {
    name: id,
    row: row({
      ...(kind === 'message' ? {} : { status: kind }),
      title,
      details: [
        kindLine(communication, words),
        dotted([timeLine(communication, words, now), clip(words.list(services.slice(0, 3)), 160)]),
        ...(customer ? [] : [customersLine(shared, customerOf, words)]),
      ],
      action: { do: 'show-communication', id, ...of, ...(filter.kind && { kind: filter.kind }) },
      besideInputs: true,
    }),
  };
}

const isRead = ({ silent, failures, customers }: CommunicationList): boolean =>
  silent === 0 && failures.length === 0 && customers > 0;

function verdict(
  { list, filter, customer, words, now }: CommunicationsCardNeeds,
  all: readonly Communication[],
): string {
  const who = customer ? clip(customer.name, 100) : words.say('communications.everybody');
  if (filter.kind === 'maintenance') {
    const staged = (stage: string) => all.filter((one) => maintenanceStage(one, now) === stage).length;
    const running = staged('running');
    if (running > 0) return words.say('communications.headline.running', { who, count: running });
    const planned = staged('planned') + staged('undated');
    if (planned > 0) return words.say('communications.headline.planned', { who, count: planned });
    return words.say(isRead(list) ? 'communications.headline.no-maintenance' : 'communications.headline.unknown', {
      who,
    });
  }
  const pressing = all.filter((one) => needsAction(one, now)).length;
  if (pressing > 0) return words.say('communications.headline.action', { who, count: pressing });
  if (!isRead(list)) return words.say('communications.headline.unknown', { who });
  return words.say('communications.headline.quiet', { who, count: all.length });
}

/** Silence is not good news: only what has been read may be green. */
function accent({ list, now }: CommunicationsCardNeeds, all: readonly Communication[]): Accent {
  const isPressing = (one: Communication) =>
    needsAction(one, now) && (one.actByAt?.getTime() ?? 0) - now.getTime() < SOON_MS;
  if (all.some(isPressing)) return 'warning';
  if (all.some((one) => needsAction(one, now))) return 'accent';
  return isRead(list) ? 'good' : 'emphasis';
}

function under({ list, customer, filter, words, now }: CommunicationsCardNeeds, page: number, pages: number): string {
  const { customers, readAt } = list;
  return dotted([
    customer ? clip(customer.domain, 100) : words.say('outages.scope', { customers }),
    readAt && words.say('outage.read', { at: words.time(readAt, now) }),
    filter.only && words.say(`communications.only.${filter.only}`),
    filter.serviceId && clip(list.services.find(({ id }) => id === filter.serviceId)?.name ?? filter.serviceId, 80),
    pages > 1 ? words.say('outages.page', { page: page + 1, pages }) : undefined,
  ]);
}

/** What is not known is said, and what can be done about it. */
function gaps({ list, customer, hidden, words }: CommunicationsCardNeeds): readonly Element[] {
  const { silent, customers, failures } = list;
  const said = failures.flatMap((failure) => {
    const { what, remedy } = failureWords(failure, words);
    return [smallLine(dotted([words.say('status.unknown'), what]), 'Medium'), smallLine(remedy)];
  });
  const isSilent = !customer && silent > 0;
  return [
    ...said,
    ...(isSilent ? [smallLine(words.say('communications.silent', { count: silent, customers }), 'Medium')] : []),
    ...(hidden ? [smallLine(words.say('azure.hidden'), 'Small')] : []),
  ];
}
