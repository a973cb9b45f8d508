import { worst } from '../domain/health-status.ts';
import type { JudgedOutage, OpenOutages } from '../domain/open-outages.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { fold } from './fold.ts';
import { type Head, head } from './head.ts';
import { rowsWithin } from './more.ts';
import { outageRow } from './outage-row.ts';
import { type CustomerOf, kindsOf, statusShown } from './outage-standing.ts';
import template from './outages-card.json' with { type: 'json' };
import { cardFrom } from './render.ts';
import { dotted, smallLine } from './rich-text.ts';
import { ACCENT } from './state.ts';

const fill = cardFrom<Head & { readonly rows: readonly Element[]; readonly actions: readonly Element[] }>(template);

export interface OutagesCardNeeds {
  readonly shown: OpenOutages;
  readonly page: number;
  /** Azure is left out: its reader has no right to it. */
  readonly hidden: boolean;
  readonly customerOf: CustomerOf;
  readonly words: Words;
  readonly now: Date;
}

const ROWS_A_PAGE = 6;
const MOST_ADVISORIES = 8;

/** What is going on across all customers of one agent. */
export function outagesCard(needs: OutagesCardNeeds): Card {
  const { shown, words } = needs;
  const { incidents } = shown;
  const pages = Math.max(1, Math.ceil(incidents.length / ROWS_A_PAGE));
  const page = Math.min(needs.page, pages - 1);
  const isBlind = incidents.length === 0 && shown.silent > 0;
  const status = isBlind ? 'unknown' : worst(incidents.map(({ outage }) => statusShown(outage)));
  const accent = incidents.length === 0 && !isBlind ? 'good' : ACCENT[status];
  const top = head(words, headline(shown, words), under(needs, page, pages), accent);
  const actions = actionBar([
    ...(page + 1 < pages ? [button(words.say('button.next-page'), { do: 'show-outages', page: page + 1 })] : []),
    ...(page > 0 ? [button(words.say('button.previous-page'), { do: 'show-outages', page: page - 1 })] : []),
    button(words.say('button.refresh'), { do: 'show-outages' }),
    button(words.say('button.customers'), { do: 'show-customers' }),
  ]);
  return richestThatFits(countdown(MOST_ADVISORIES), (room) =>
    fill({ ...top, rows: rows(needs, page, room), actions }),
  );
}

function rows({ shown, hidden, ...needs }: OutagesCardNeeds, page: number, room: number): readonly Element[] {
  const { incidents, advisories, customers, silent } = shown;
  const { words } = needs;
  const rowOf = ({ outage, verdict }: JudgedOutage) => outageRow(outage, { ...needs, verdict });
  return [
    ...incidents.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE).map((one) => rowOf(one).row),
    ...(silent > 0 ? [smallLine(words.say('outages.silent', { count: silent, customers }), 'Medium')] : []),
    ...(hidden ? [smallLine(words.say('azure.hidden'), 'Small')] : []),
    ...fold({
      id: 'advisories',
      status: 'advisory',
      title: words.say('timeline.advisories', { count: advisories.length }),
      items: rowsWithin(room, advisories.map(rowOf), words),
    }),
  ];
}

/** Silence is not good news: without an incident it depends on whom we have heard of. */
function headline({ incidents, customers, silent }: OpenOutages, words: Words): string {
  const hit = new Set(incidents.flatMap(({ outage }) => outage.exposures.map(({ tenantId }) => tenantId)));
  if (incidents.length > 0) {
    const what = kindsOf(
      incidents.map(({ outage }) => outage),
      words,
    );
    return words.say('outages.headline.open', { what, customers: hit.size });
  }
  if (silent === 0) return words.say('outages.headline.none', { customers });
  return words.say(silent < customers ? 'outages.headline.partly' : 'outages.headline.unknown', {
    customers: customers - silent,
  });
}

function under({ shown: { readAt, customers }, words, now }: OutagesCardNeeds, page: number, pages: number): string {
  return dotted([
    words.say('outages.scope', { customers }),
    readAt && words.say('outage.read', { at: words.time(readAt, now) }),
    pages > 1 ? words.say('outages.page', { page: page + 1, pages }) : undefined,
  ]);
}
