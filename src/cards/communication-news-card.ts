import type { CommunicationNews, NewsItem } from '../domain/communication-news.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card } from './card.ts';
import { actByLine, customersLine, kindLine, maintenanceLine, timeLine } from './communication-lines.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { type Named, rowsWithin } from './more.ts';
import type { CustomerOf } from './outage-standing.ts';
import { dateLine } from './revision-lines.ts';
import { row } from './row.ts';
import { rowsCard } from './rows-card.ts';

export interface CommunicationNewsNeeds {
  readonly items: readonly NewsItem[];
  readonly customerOf: CustomerOf;
  readonly words: Words;
  readonly now: Date;
  /** Rows at most; the others by id alone. */
  readonly most?: number;
}

const MOST_ROWS = 12;

/** What Microsoft announces, as a channel that follows it is told: everything that is due in one message. */
export function communicationNewsCard(needs: CommunicationNewsNeeds): Card {
  const { items, words, most = MOST_ROWS } = needs;
  const rows = items.map((item) => rowOf(item, needs));
  const [only] = items.length === 1 ? items : [];
  const [first] = only?.news ?? [];
  const verdict =
    only && first
      ? words.say(`communications.news.${first.kind}`, {
          title: clip(only.shared.communication.title, 200),
          days: first.days ?? 0,
        })
      : words.say('communications.news.many', { count: items.length });
  const moved = items.some(({ news }) => news.some(({ kind }) => kind === 'moved' || kind === 'act-by'));
  return richestThatFits(countdown(Math.min(most, rows.length)), (room) =>
    rowsCard({
      ...head(words, verdict, words.say('communications.news.under'), moved ? 'warning' : 'accent'),
      rows: rowsWithin(room, rows, words),
      actions: actionBar([button(words.say('button.messages'), { do: 'show-communications' })]),
    }),
  );
}

function rowOf({ shared, news }: NewsItem, { customerOf, words, now }: CommunicationNewsNeeds): Named {
  const { communication } = shared;
  const { id, title, kind } = communication;
  return {
    name: id,
    row: row({
      ...(kind === 'message' ? {} : { status: kind }),
      title,
      details: [
        ...news.flatMap((one) => sentences(one, { shared, news }, words, now)),
        kindLine(communication, words),
        customersLine(shared, customerOf, words),
      ],
      action: { do: 'show-communication', id },
    }),
  };
}

function sentences(
  { kind, before }: CommunicationNews,
  { shared: { communication } }: NewsItem,
  words: Words,
  now: Date,
): readonly string[] {
  switch (kind) {
    case 'new':
      return [timeLine(communication, words, now)];
    case 'moved':
      return (['act-by', 'starts', 'ends'] as const).flatMap((field) => {
        const key = ({ 'act-by': 'actByAt', starts: 'startsAt', ends: 'endsAt' } as const)[field];
        const [was, is] = [before?.[key], communication[key]];
        if (was?.getTime() === is?.getTime() || (communication.kind === 'maintenance') === (field === 'act-by'))
          return [];
        return [dateLine({ field, ...(was && { before: was }), ...(is && { after: is }) }, words, now)];
      });
    case 'act-by':
      return communication.actByAt ? [actByLine(communication.actByAt, words, now)] : [];
    case 'started':
    case 'ended':
    case 'cancelled':
      return [maintenanceLine(communication, words, now)];
  }
}
